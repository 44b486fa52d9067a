"""The charts there are: every module of this folder that makes a `CHART`, by its analysis' name.

Nothing is listed; a module is named after the analysis that it draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from spacelaunch import charts
from spacelaunch.charts import catalogue, silver
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.errors import RenderError


def _find_charts(folder: ModuleType) -> Mapping[str, Chart[Any, Any]]:
    names = [module.name for module in iter_modules(folder.__path__) if not module.ispkg]
    # The two ways out import this module, and are no charts.
    modules = {
        name: import_module(f"{folder.__name__}.{name}")
        for name in names
        if name not in {"registry", "picture", "letters"}
    }
    return {name.replace("_", "-"): module.CHART for name, module in modules.items()}


CHARTS = _find_charts(charts)
CATALOGUE_CHARTS = _find_charts(catalogue)
SILVER_CHARTS = _find_charts(silver)
ALL = {**CHARTS, **CATALOGUE_CHARTS, **SILVER_CHARTS}


def find_chart(analysis: str) -> Chart[Any, Any]:
    """The chart of an analysis; raises RenderError where there is none."""
    found = ALL.get(analysis)
    if found is None:
        raise RenderError(f"there is no chart for {analysis!r}")
    return found
