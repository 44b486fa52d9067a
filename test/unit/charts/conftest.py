"""Summaries of each analysis, small and invented, and readers of what a figure says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from matplotlib import style
from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis_tests import AnySummary, ask
from factories import make_launch
from spacelaunch.charts.kit.words import Words
from spacelaunch.charts.picture import SETTINGS
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.geography import CountryRow
from spacelaunch.queries.geography_years import CountryYearRow
from spacelaunch.queries.leads import Crossing, YearRow
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.sector_rows import SectorRow
from spacelaunch.queries.timeline import TimelineFindings
from spacelaunch.queries.top_private import ProviderRow

YEARS = ((2001, 1, 6), (2002, 5, 4), (2003, 3, 7), (2004, 8, 8), (2005, 9, 8), (2006, 30, 2))
LAST = KnownYear(2006, date(2006, 1, 3), date(2006, 8, 7), True, False)
REACH = Reach({**{y: KnownYear(y, None, None, True, True) for y in range(1957, 2006)}, 2006: LAST})
COUNTRIES = (("USA", 1200, 1100), ("Pacific Ocean", 36, 33), ("Israel", 4, 4), ("Atlantis", 1, 0))


@pytest.fixture(autouse=True)
def settings() -> Iterator[None]:
    with style.context(SETTINGS, after_reset=True):
        yield


@pytest.fixture
def origin() -> Origin:
    days = date(1957, 10, 4), date(2006, 8, 7)
    return Origin("0123456789abcdef", "Kaggle", False, *days)


@pytest.fixture
def make_summary(origin: Origin) -> Callable[..., AnySummary]:
    def make(analysis: str, rows: Sequence[Any], **changes: Any) -> AnySummary:
        summary: AnySummary = Summary(
            analysis=analysis,
            title="Launches in a few words",
            params={},
            selection="100 launches",
            is_selected=False,
            origin=origin,
            reach=REACH,
            columns=(),
            rows=tuple(rows),
            rows_used=100,
            rows_missing=0,
            findings=None,
            finding="What was found",
            alt="The picture in words",
            notes=(),
        )
        return replace(summary, **changes)

    return make


@pytest.fixture
def timeline(make_summary: Callable[..., AnySummary]) -> AnySummary:
    rows = [YearRow(*counts) for counts in YEARS]
    crossings = (
        Crossing(2002, Sector.PRIVATE),
        Crossing(2003, Sector.STATE),
        Crossing(2005, Sector.PRIVATE),
    )
    findings = TimelineFindings(2002, 2002, None, crossings, 2005, (2005,), 17)
    return make_summary("timeline", rows, findings=findings)


@pytest.fixture
def sector(make_summary: Callable[..., AnySummary]) -> AnySummary:
    rows = [
        SectorRow(
            "private", launch_count=1250, success_count=900, known_count=1000, success_pct=90.0
        ),
        SectorRow("state", launch_count=3750, success_count=0, known_count=0),
    ]
    return make_summary("sector", rows)


@pytest.fixture
def geography(make_summary: Callable[..., AnySummary]) -> AnySummary:
    return make_summary("geography", [CountryRow(*country) for country in COUNTRIES])


@pytest.fixture
def geography_years(make_summary: Callable[..., AnySummary]) -> AnySummary:
    values = (("Kenya", 2001, 1), ("USA", 2001, 20), ("USA", 2003, 40))
    return make_summary("geography-years", [CountryYearRow(*value) for value in values])


@pytest.fixture
def make_providers(make_summary: Callable[..., AnySummary]) -> Callable[..., AnySummary]:
    def make(count: int, name: str = "Provider") -> AnySummary:
        rows = [ProviderRow(f"{name} {n}", n * 1000, n * 900) for n in range(count, 0, -1)]
        return make_summary("top-private", rows, params={"top": count})

    return make


@pytest.fixture(scope="session")
def every_summary() -> dict[str, AnySummary]:
    """The answer of each analysis there is, over many launches of all kinds."""
    launches = [
        make_launch(
            2001 + n % 6,
            provider=f"Provider {n * n % 31}",
            country=COUNTRIES[n % len(COUNTRIES)][0] if n % 9 else None,
            rocket=f"Rocket {n * n % 23}",
            sector=list(Sector)[n % 5 % 2],
            outcome=list(Outcome)[n % 7 % len(Outcome)],
            mission=f"Mission {n}",
        )
        for n in range(400)
    ]
    return {name: ask(name, launches) for name in ANALYSES}


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def lines_of() -> Callable[[Figure], list[Line2D]]:
    """Lines and marks, in the units of what they show, in the order of drawing."""
    return lambda figure: [each for each in figure.artists if isinstance(each, Line2D)]


@pytest.fixture
def words_of() -> Callable[[Figure], list[str]]:
    def read(figure: Figure) -> list[str]:
        return [text for text, _ in _lines_of(figure) if text]

    return read


@pytest.fixture
def rectangles_of() -> Callable[[Figure, str], int]:
    """How many shapes a figure has under a label."""

    def count(figure: Figure, label: str) -> int:
        shapes = [x for x in figure.artists if isinstance(x, PolyCollection)]
        return sum(len(shape.get_paths()) for shape in shapes if shape.get_label() == label)

    return count


@pytest.fixture
def boxes_of() -> Callable[[Figure], list[tuple[str, Any]]]:
    """Every text with its place in pixels."""

    def read(figure: Figure) -> list[tuple[str, Any]]:
        figure.canvas.draw()
        return [(text, each.get_window_extent()) for text, each in _lines_of(figure) if text]

    return read


def _lines_of(figure: Figure) -> list[tuple[str, Artist]]:
    """Lines on the figure, and those on axes; in the order in which they were written."""
    found = figure.findobj(lambda each: isinstance(each, Text | Words))
    return [(x.line.text if isinstance(x, Words) else cast(Text, x).get_text(), x) for x in found]
