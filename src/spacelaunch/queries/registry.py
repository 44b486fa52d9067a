"""The analyses there are, by name: every module of this folder that makes an `ANALYSIS`.

Nothing is listed: a new module beside its `.sql` file is found, and so are its chart and its tests.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from spacelaunch import queries
from spacelaunch.errors import NotFoundError
from spacelaunch.queries.analysis import Analysis


def _find_analyses() -> dict[str, Analysis[Any, Any, Any]]:
    names = [module.name for module in iter_modules(queries.__path__)]
    modules = [import_module(f"{queries.__name__}.{name}") for name in names if name != "registry"]
    found = [module.ANALYSIS for module in modules if hasattr(module, "ANALYSIS")]
    return {analysis.name: analysis for analysis in found}


ANALYSES = _find_analyses()


def find_analysis(name: str) -> Analysis[Any, Any, Any]:
    """One analysis; raises NotFoundError, which lists those there are."""
    if name not in ANALYSES:
        raise NotFoundError(f"no analysis {name!r}; there are: {', '.join(ANALYSES)}")
    return ANALYSES[name]
