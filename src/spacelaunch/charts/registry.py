"""The list of charts: which function draws which analysis.

Read by `render`; a chart that is not listed here does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from spacelaunch.charts import geography, geography_years, sector, timeline, top_private
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

CHARTS: Mapping[str, Callable[[Summary, Drawing], Figure]] = {
    "timeline": timeline.draw,
    "sector": sector.draw,
    "geography": geography.draw,
    "geography-years": geography_years.draw,
    "top-private": top_private.draw,
}
