"""The chart of a comparison: a line for each of those compared, named at its end.

Each has its own colour and its own dashes. On a logarithmic scale a height is a power of ten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_names import wrapped
from spacelaunch.charts.kit.letter_plot import BOTH, IN_PART, write_plot
from spacelaunch.charts.kit.scale import ticks
from spacelaunch.charts.kit.series import Line, Series, ground
from spacelaunch.charts.kit.style import DASHES, LIGHT, Theme
from spacelaunch.charts.kit.year_plot import (
    draw_ends,
    draw_gaps,
    draw_lines,
    draw_marks,
    draw_years,
    line_in,
    plot_box,
)
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.compare import TITLES, CompareFindings
from spacelaunch.queries.compared_rows import CompareRow
from spacelaunch.queries.wording import parts_in_words, reach_in_words

Compared = Summary[CompareRow, CompareFindings]

MARKS = 5
LIFT = 0.12
"""Where 1 stands on a logarithmic scale, in powers of ten, so that its line is not the axis."""
# One that lies on another is `BOTH`.
SIGNS = "#o+x·="
_STEPS_BELOW = 2.0
"""Up to so many powers of ten there are marks between them."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a value becomes a height, and what stands beside the axis."""

    is_log: bool
    unit: str

    def height(self, value: float | None) -> float | None:
        """None where there is no value, or none that the scale has."""
        if value is None or not self.is_log:
            return value
        return log10(value) + LIFT if value >= 1 else None

    def marks(self, largest: float) -> Mapping[float, str]:
        """Heights with their labels; the last one is not below the largest value."""
        if not self.is_log:
            whole = ticks(
                100 if self.unit and largest > 50 else max(round(largest + 0.5), 1), MARKS
            )
            return {mark: f"{mark:,}{self.unit}" for mark in whole}
        steps = (1, 2, 5) if largest < 10**_STEPS_BELOW else (1,)
        powers = range(len(str(int(max(largest, 1)))) + 1)
        values = [step * 10**power for power in powers for step in steps]
        last = next(at for at, value in enumerate(values) if value >= largest)
        return {log10(value) + LIFT: f"{value:,}" for value in values[: last + 1]}


def draw(frame: Frame, summary: Compared) -> None:
    """Lines over years, with their names and last values at their ends."""
    scale = _scale(summary)
    series = _series(summary, frame.theme, scale)
    marks = scale.marks(max(row.value or 0 for row in summary.rows))
    # The last mark is the upper edge, and what is measured stands above it.
    box = plot_box(frame, series, list(marks.values())).inset(top=0.6 * line_in(frame))
    plot = ground(box, series, max(marks))
    draw_gaps(frame, plot, series)
    logarithmic = ", logarithmic" if scale.is_log else ""
    draw_marks(frame, plot, marks, f"{_meaning(summary)}{logarithmic}")
    draw_years(frame, plot, series, ("Year (UTC)",))
    draw_lines(frame, plot, series)
    draw_ends(frame, plot, series)


def write(summary: Compared, width: int) -> list[str]:
    """The lines in letters, always on a linear scale, for their rows are few."""
    series = _series(summary, LIGHT, replace(_scale(summary), is_log=False))
    signs = SIGNS[: len(series.lines)]
    legend = [
        f"{sign} {line.name} {line.end}" for sign, line in zip(signs, series.lines, strict=True)
    ]
    legend += [f"{BOTH} several"] if len(signs) > 1 else []
    legend += [f"{IN_PART} known in part"] if series.parts else []
    known = reach_in_words(summary.reach, series.years[0], series.years[-1]).strip()
    return [
        *wrapped("   ".join([_meaning(summary), *legend]), width),
        *write_plot(width, series, signs),
        *wrapped(known, width),
    ]


def _scale(summary: Compared) -> Scale:
    is_part = summary.params.get("measure") in {"share", "success_pct"}
    return Scale(summary.params.get("scale") == "log", " %" if is_part else "")


def _meaning(summary: Compared) -> str:
    return {str(measure): title for measure, title in TITLES.items()}[
        str(summary.params.get("measure", "count"))
    ]


def _series(summary: Compared, theme: Theme, scale: Scale) -> Series:
    values: dict[str, dict[int, float | None]] = {}
    for row in summary.rows:
        values.setdefault(row.name, {})[row.year] = row.value
    held = sorted({row.year for row in summary.rows})
    years = list(range(held[0], held[-1] + 1))
    lines = [
        _line(name, [by_year.get(year) for year in years], theme, scale, place)
        for place, (name, by_year) in enumerate(values.items())
    ]
    return Series(
        years,
        lines,
        frozenset(year for year in years if summary.reach.is_whole(year)),
        parts_in_words(summary.reach, years[0], years[-1]),
        missing=[year for year in years if year not in held],
    )


def _line(
    name: str, values: Sequence[float | None], theme: Theme, scale: Scale, place: int
) -> Line:
    last = next((value for value in reversed(values) if value is not None), None)
    end = "–" if last is None else f"{last:,.1f} %" if scale.unit else f"{last:,.0f}"
    heights = [scale.height(value) for value in values]
    return Line(name, theme.lines[place], heights, dashes=DASHES[place], end=end)


CHART = Chart(draw, write, left_out="left out: it is not known of whom they are")
