"""The analyses there are, by name: every module of this folder that makes an `ANALYSIS`.

Nothing is listed: a new module beside its `.sql` file is found, and so are its chart and its tests.
What only a warehouse can answer lies in the folder `silver`, and is found apart.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from spacelaunch import queries
from spacelaunch.errors import NotFoundError
from spacelaunch.queries import silver
from spacelaunch.queries.analysis import Analysis


def _find_analyses(folder: ModuleType) -> dict[str, Analysis[Any, Any, Any]]:
    names = [module.name for module in iter_modules(folder.__path__)]
    modules = [import_module(f"{folder.__name__}.{name}") for name in names if name != "registry"]
    found = [module.ANALYSIS for module in modules if hasattr(module, "ANALYSIS")]
    return {analysis.name: analysis for analysis in found}


ANALYSES = _find_analyses(queries)
SILVER_ANALYSES = _find_analyses(silver)
QUERIES = {**ANALYSES, **SILVER_ANALYSES}
"""All of them: what can be asked of a warehouse, which holds `launches` too."""


def find_analysis(name: str) -> Analysis[Any, Any, Any]:
    """One analysis; raises NotFoundError, which lists those there are."""
    if name not in QUERIES:
        raise NotFoundError(f"no analysis {name!r}; there are: {', '.join(QUERIES)}")
    return QUERIES[name]
