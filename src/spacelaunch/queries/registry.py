"""The analyses there are, by name. A new one is added here and in `charts/registry.py`."""

from __future__ import annotations

from spacelaunch.errors import NotFoundError
from spacelaunch.queries import geography, geography_years, sector, timeline, top_private
from spacelaunch.queries.analysis import Analysis

ANALYSES: dict[str, Analysis] = {
    module.ANALYSIS.name: module.ANALYSIS
    for module in (timeline, sector, geography, geography_years, top_private)
}


def find_analysis(name: str) -> Analysis:
    """One analysis; raises NotFoundError, which lists those there are."""
    if name not in ANALYSES:
        raise NotFoundError(f"no analysis {name!r}; there are: {', '.join(ANALYSES)}")
    return ANALYSES[name]
