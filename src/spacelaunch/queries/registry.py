"""The analyses there are, by name: every module of this folder that makes an `ANALYSIS`.

Nothing is listed: a new module beside its `.sql` file is found, and so are its chart and its tests.
What only a warehouse can answer lies in the folder `silver`, and what needs GCAT beside the data
set in `catalogue`; both are found apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from spacelaunch import queries
from spacelaunch.errors import NotFoundError
from spacelaunch.queries import catalogue, silver
from spacelaunch.queries.analysis import Analysis

AnyAnalysis = Analysis[Any, Any, Any]


def _find_analyses(folder: ModuleType) -> dict[str, AnyAnalysis]:
    names = [module.name for module in iter_modules(folder.__path__)]
    modules = [import_module(f"{folder.__name__}.{name}") for name in names if name != "registry"]
    found = [module.ANALYSIS for module in modules if hasattr(module, "ANALYSIS")]
    return {analysis.name: analysis for analysis in found}


ANALYSES = _find_analyses(queries)
SILVER_ANALYSES = _find_analyses(silver)
CATALOGUE_ANALYSES = _find_analyses(catalogue)
OF_DATA_SET = {**ANALYSES, **CATALOGUE_ANALYSES}
"""What the data set that is served can be asked."""
QUERIES = {**ANALYSES, **SILVER_ANALYSES}
"""What can be asked of a warehouse, which holds `launches` too."""
ALL = {**OF_DATA_SET, **SILVER_ANALYSES}
"""What can be drawn."""


def find_asked(name: str, given: Mapping[str, object]) -> tuple[AnyAnalysis, Mapping[str, object]]:
    """The analysis that a request means, with its parameters; raises as `find_analysis`.

    Note: the timeline under all definitions has other rows than under one, and is `robustness`.
    """
    if name == "timeline" and given.get("definitions") == "all":
        rest = {other: value for other, value in given.items() if other != "definitions"}
        return find_analysis("robustness"), rest
    return find_analysis(name), given


def find_analysis(name: str) -> AnyAnalysis:
    """One analysis; raises NotFoundError, which lists those there are."""
    if name not in ALL:
        raise NotFoundError(f"no analysis {name!r}; there are: {', '.join(ALL)}")
    return ALL[name]
