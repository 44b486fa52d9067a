"""A summary as a chart of plain letters, 100 columns wide, for terminals and for logs.

No colour codes. The bars and shades are rows of signs; the timeline's axes come from plotext,
whose one figure is global: a worker draws one job at a time, so nobody shares it. Called by
`jobs`.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil, sqrt

import plotext

from spacelaunch.charts import captions
from spacelaunch.charts.cells import Row, integer, optional_number, words
from spacelaunch.charts.series import read_series
from spacelaunch.domain.reach import runs
from spacelaunch.domain.summary import Summary
from spacelaunch.errors import RenderError
from spacelaunch.queries.wording import reach_in_words

WIDTH = 100
_PLOT_LINES = 24
_LABEL, _BAR, _CELLS, _VALUE = 24, 62, 67, 7
_WIDEST_CELL = 4
_SHADES = "░▒▓█"
_TICKS = 7


def draw_text(summary: Summary) -> bytes:
    """The chart in UTF-8: the finding, the drawing, the source.

    Raises: RenderError when there is no such chart.
    """
    draw = DRAWINGS.get(summary.analysis)
    if draw is None:
        raise RenderError(f"there is no plain-text chart for {summary.analysis!r}")
    body = draw(summary) if summary.rows else ["(no launches to draw)"]
    lines = [*_head(summary), "", *body, "", *_foot(summary)]
    return "".join(f"{_clean(line).rstrip()}\n" for line in lines).encode()


def _head(summary: Summary) -> list[str]:
    selected = f"{summary.title} · {captions.selection(summary)}"
    return [*textwrap.wrap(summary.finding, WIDTH), *textwrap.wrap(selected, WIDTH)]


def _foot(summary: Summary) -> list[str]:
    warning = captions.SYNTHETIC if summary.origin.is_synthetic else ""
    said = (*summary.notes, captions.left_out(summary), captions.source(summary), warning)
    return [line for text in said for line in textwrap.wrap(text, WIDTH)]


def _timeline(summary: Summary) -> list[str]:
    series = read_series(summary)
    years = series.years
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.plot_size(WIDTH, _PLOT_LINES)
    plotext.theme("clear")
    for line in reversed(series.lines):
        mark = "·" if line.sector == "state" and series.is_contest else "#"
        counts = dict(zip(years, line.counts, strict=True))
        for first, last in runs(series.known):
            stretch = range(first, last + 1)
            label = line.name.lower() if series.is_contest and first == series.known[0] else None
            plotext.plot(stretch, [counts[year] for year in stretch], marker=mark, label=label)
    plotext.xlim(years[0] - 0.5, years[-1] + 0.5)
    plotext.xticks(_spread(years[0], years[-1]))
    plotext.ylim(0, series.maximum)
    plotext.yticks(_spread(0, series.maximum))
    drawn = str(plotext.uncolorize(plotext.build())).splitlines()
    return [*drawn, *_reach(summary, years[0], years[-1])]


def _reach(summary: Summary, first: int, last: int) -> list[str]:
    """Which years of the drawing are known in part, or not at all."""
    return textwrap.wrap(reach_in_words(summary.reach, first, last).strip(), WIDTH)


def _spread(first: int, last: int) -> list[int]:
    """Whole numbers from the first to the last, evenly, few enough to be read."""
    step = max(1, ceil((last - first) / (_TICKS - 1)))
    return [*range(first, last - step // 2, step), last]


def _sector(summary: Summary) -> list[str]:
    rows = summary.rows
    rates = {
        f"{words(row, 'sector')} of {integer(row, 'known_count'):,}": optional_number(
            row, "success_pct"
        )
        for row in rows
    }
    return [
        "Launches",
        *_bars(_counts(rows, "sector")),
        "",
        "Success rate, of the launches with a known outcome",
        *_bars(rates, most=100, unit=" %", decimals=1),
    ]


def _ranking(name: str) -> Callable[[Summary], list[str]]:
    return lambda summary: _bars(_counts(summary.rows, name))


def _counts(rows: Sequence[Row], name: str) -> dict[str, float | None]:
    return {words(row, name): integer(row, "launch_count") for row in rows}


def _bars(
    values: Mapping[str, float | None],
    most: float | None = None,
    unit: str = "",
    decimals: int = 0,
) -> list[str]:
    top = most or max((value for value in values.values() if value), default=0) or 1
    return [_bar(label, value, top, unit, decimals) for label, value in values.items()]


def _bar(label: str, value: float | None, top: float, unit: str, decimals: int) -> str:
    said = "unknown" if value is None else f"{value:,.{decimals}f}{unit}"
    # What is there is seen, however small beside the largest.
    length = max(1, round(_BAR * value / top)) if value else 0
    return f"{_label(label)} {'█' * length} {said}"


def _label(text: str) -> str:
    short = text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"
    return f"{short:>{_LABEL}}"


def _heat_map(summary: Summary) -> list[str]:
    rows = summary.rows
    years = [integer(row, "year") for row in rows]
    first, last = min(years), max(years)
    span = ceil((last - first + 1) / _CELLS)
    cells, totals = Counter[tuple[str, int]](), Counter[str]()
    for row in rows:
        country, count = words(row, "country"), integer(row, "launch_count")
        cells[country, (integer(row, "year") - first) // span] += count
        totals[country] += count
    peak, count = max(cells.values()), (last - first) // span + 1
    wide = min(_CELLS // count, _WIDEST_CELL)
    lines = [
        f"{_label(country)} {_shades((cells[country, i] for i in range(count)), peak, wide)}"
        f" {total:>{_VALUE},}"
        for country, total in totals.most_common()
    ]
    axis = [_years(first, last, count * wide), _legend(peak, span)]
    return [*lines, *axis, *_reach(summary, first, last)]


def _years(first: int, last: int, width: int) -> str:
    said = str(first) if first == last else f"{first:<{max(width - 4, 5)}}{last}"
    return f"{'':{_LABEL}} {said}"


def _shades(counts: Iterable[int], peak: int, wide: int) -> str:
    return "".join(_shade(count, peak) * wide for count in counts)


def _shade(count: int, peak: int) -> str:
    """Darker for more; by the square root, so that small counts can be told apart."""
    if not count:
        return " "
    level = ceil(len(_SHADES) * sqrt(count / peak))
    return _SHADES[level - 1]


def _legend(peak: int, span: int) -> str:
    each = "in a year" if span == 1 else f"in {span} years"
    lowest = {_shade(count, peak): count for count in range(peak, 0, -1)}
    steps = ", ".join(f"{shade} {lowest[shade]:,} or more" for shade in _SHADES if shade in lowest)
    return f"{'':{_LABEL}} Launches {each}: {steps}"


def _clean(line: str) -> str:
    """The line without control signs: what stands in the data must not steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in line)


DRAWINGS: Mapping[str, Callable[[Summary], list[str]]] = {
    "timeline": _timeline,
    "sector": _sector,
    "geography": _ranking("country"),
    "geography-years": _heat_map,
    "top-private": _ranking("provider"),
}
