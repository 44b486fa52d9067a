"""The chart of providers by launches, of either sector: the ranking of `top_private`."""

from __future__ import annotations

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.top_private import draw, write

CHART = Chart(draw, write)
