"""The chart of launches per year: two lines, every change of the lead, and since when it lasts.

A year of which the data know only a part is drawn dashed and hollow, and a gap of the data is a
gap. Of a single provider it is one line, since nobody leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacelaunch.charts.kit.annotations import (
    Note,
    YearLabel,
    place_notes,
    place_years,
    top_above,
)
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.letter_names import wrapped
from spacelaunch.charts.kit.letter_plot import BOTH, IN_PART, write_plot
from spacelaunch.charts.kit.series import Ground, Line, Series, ground
from spacelaunch.charts.kit.style import LIGHT, SMALL, Look, Theme
from spacelaunch.charts.kit.year_plot import (
    STRIP_IN,
    count_marks,
    draw_counts,
    draw_ends,
    draw_gaps,
    draw_lines,
    draw_points,
    draw_thin_years,
    draw_years,
    line_in,
    plot_box,
    thin_years,
)
from spacelaunch.domain.launch import Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.leads import Crossing, YearRow
from spacelaunch.queries.timeline import TimelineFindings
from spacelaunch.queries.wording import parts_in_words, reach_in_words

Timeline = Summary[YearRow, TimelineFindings]

THIN, BROAD = 0.75, 1.45
"""Weights of the two sectors' lines."""
SIGNS = {"State": "·", "Private": "#"}
WITH_STRIP = ("Year (UTC); the strip shows who leads", "Year (UTC); strip: leader")


def draw(frame: Frame, summary: Timeline) -> None:
    """Lines on a ground, and everything that is said about them around it."""
    series, changes = read_series(summary, frame.theme), _crossings(summary)
    bare = ground(plot_box(frame, series), series, series.maximum)
    labels = place_years([one.year for one in changes], bare, frame.points(SMALL))
    # The count at the upper edge reaches above it, up to what is counted.
    levels = max((label.level + 1 for label in labels), default=0.6)
    low = ground(bare.box.inset(top=levels * line_in(frame)), series, series.maximum)
    notes = place_notes(note_texts(summary), series, low, frame.points(SMALL))
    highest_mark = count_marks(frame, low.box, series)[-1]
    top = max(top_above(notes, series, low, line_in(frame)), highest_mark)
    plot = replace(low, top=top)
    draw_thin_years(frame, plot, thin_years(summary))
    draw_gaps(frame, plot, series)
    draw_counts(frame, plot, series, "Launches per year")
    _draw_strip(frame, plot, summary)
    has_strip = series.whole and summary.params.get("provider") is None
    draw_years(frame, plot, series, (*(WITH_STRIP if has_strip else ()), "Year (UTC)"))
    _draw_changes(frame, plot, [*changes, *_noted(notes, changes)], labels)
    _draw_notes(frame, plot, notes)
    draw_lines(frame, plot, series)
    for change in changes:
        count = max(count or 0 for count in series.counts(change.year))
        look = {"color": _colour(frame.theme, change.leader), "mec": frame.theme.paper}
        draw_points(frame, plot, {change.year: count}, marker="o", ms=6 * frame.scale, **look)
    draw_ends(frame, plot, series)


def write(summary: Timeline, width: int) -> list[str]:
    """The lines in letters, their signs, and which years are not known."""
    series = read_series(summary, LIGHT)
    signs = [SIGNS.get(line.name, "#") for line in series.lines]
    last = series.known[-1]
    legend = [
        f"{sign} {line.name if len(signs) == 1 else line.name.lower()} {count or 0:,} in {last}"
        for sign, line, count in zip(signs, series.lines, series.counts(last), strict=True)
    ]
    legend += [f"{BOTH} both"] if len(signs) > 1 else []
    legend += [f"{IN_PART} known in part"] if series.parts else []
    known = reach_in_words(summary.reach, series.years[0], series.years[-1]).strip()
    return [
        *wrapped("   ".join(["Launches per year", *legend]), width),
        *write_plot(width, series, signs),
        *wrapped(known, width),
    ]


def read_series(summary: Timeline, theme: Theme) -> Series:
    """Both sectors, or the one provider that was selected."""
    years = [row.year for row in summary.rows]
    return Series(
        years,
        _lines(summary, theme),
        frozenset(year for year in years if summary.reach.is_whole(year)),
        parts_in_words(summary.reach, years[0], years[-1]),
        [one.year for one in _crossings(summary)],
    )


def _lines(summary: Timeline, theme: Theme) -> list[Line]:
    private = [row.private_count for row in summary.rows]
    state = [row.state_count for row in summary.rows]
    provider = summary.params.get("provider")
    if provider is None:
        # The last one of equal ends is named above.
        return [
            Line("State", theme.state, state, weight=THIN),
            Line("Private", theme.private, private, weight=BROAD),
        ]
    both = zip(private, state, strict=True)
    counts = [None if p is None or s is None else p + s for p, s in both]
    colour = theme.ink
    if not any(state) or not any(private):
        colour = theme.private if any(private) else theme.state
    return [Line(str(provider), colour, counts)]


def note_texts(summary: Timeline) -> list[tuple[int, str]]:
    """What is worth saying inside the plot: the first private lead, and the one that lasts."""
    found = summary.findings
    if found is None:
        return []
    first, lasting = found.first_private_lead_year, found.sustained_private_lead_year
    last, notes = found.last_whole_year, []
    for row in summary.rows:
        if row.year == first:
            counts = f"{row.private_count or 0:,} to {row.state_count or 0:,}"
            ahead = f"{first}: private ahead for the first time ({counts})"
            since = f", and every year to {last}" if lasting == first else ""
            notes.append((row.year, ahead + since))
        elif row.year == lasting:
            notes.append((row.year, f"{lasting}–{last}: private ahead every year"))
    return notes


def _crossings(summary: Timeline) -> Sequence[Crossing]:
    return summary.findings.crossings if summary.findings else ()


def _colour(theme: Theme, leader: Sector | None) -> str:
    return {Sector.PRIVATE: theme.private, Sector.STATE: theme.state, None: theme.rest}[leader]


def _draw_strip(frame: Frame, plot: Ground, summary: Timeline) -> None:
    """Who leads each whole year, in a strip below the plot."""
    if summary.params.get("provider") is not None:
        return
    led = [row for row in summary.rows if summary.reach.is_whole(row.year)]
    height = STRIP_IN * frame.scale
    boxes = [
        Box(plot.x(row.year - 0.5), plot.box.bottom - height, plot.year_in, height).inset(
            bottom=0 if row.leader is Sector.PRIVATE else height / 2
        )
        for row in led
    ]
    frame.fill(boxes, [_colour(frame.theme, row.leader) for row in led]).set_label("leader")


def _noted(notes: Sequence[Note], crossings: Sequence[Crossing]) -> list[Crossing]:
    """Years of notes that are no crossings, such as a lead after a tie or from the start."""
    known = {one.year for one in crossings}
    return [Crossing(note.year, Sector.PRIVATE) for note in notes if note.year not in known]


def _draw_changes(
    frame: Frame, plot: Ground, changes: Sequence[Crossing], labels: Sequence[YearLabel]
) -> None:
    """A dotted line at every change of the lead, and its year above where there is room."""
    line, levels = line_in(frame), {label.year: label.level for label in labels}
    leaders = {one.year: one.leader for one in changes}
    lines = [
        (
            (plot.x(one.year), plot.box.bottom),
            (plot.x(one.year), plot.box.top + levels.get(one.year, 0) * line),
        )
        for one in changes
    ]
    colours = [_colour(frame.theme, one.leader) for one in changes]
    frame.rule(lines, colours, dotted=True).set_label("crossings")
    for label in labels:
        ink = _colour(frame.theme, leaders[label.year])
        look = Look(frame.points(SMALL), ink, True, "center", ground=frame.theme.paper)
        baseline = plot.box.top + (label.level + 0.25) * line
        frame.write(str(label.year), (label.centre, baseline), look)


def _draw_notes(frame: Frame, plot: Ground, notes: Sequence[Note]) -> None:
    look = replace(frame.small(), ink=frame.theme.ink, ground=frame.theme.paper)
    line = line_in(frame)
    for note in notes:
        for place, text in enumerate(note.lines):
            baseline = plot.box.top - (note.down + place + 0.95) * line
            frame.write(text, (note.left, baseline), look)


CHART = Chart(draw, write, left_out="left out: no known sector")
