"""Summaries of each analysis, small and invented, and readers of what a figure says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from matplotlib import style
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from spacelaunch.charts.render import SETTINGS
from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.parameters import Drawing

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
def make_summary(origin: Origin) -> Callable[..., Summary]:
    def make(analysis: str, rows: Sequence[Any], **changes: Any) -> Summary:
        summary = Summary(
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
            findings={},
            finding="What was found",
            alt="The picture in words",
            notes=(),
        )
        return replace(summary, **changes)

    return make


@pytest.fixture
def timeline(make_summary: Callable[..., Summary]) -> Summary:
    rows = [{"year": y, "private_count": p, "state_count": s} for y, p, s in YEARS]
    findings = {
        "first_private_lead_year": 2002,
        "sustained_private_lead_year": None,
        "last_whole_year": 2005,
        "crossings": [
            {"year": 2002, "leader": "private"},
            {"year": 2003, "leader": "state"},
            {"year": 2005, "leader": "private"},
        ],
    }
    return make_summary("timeline", rows, findings=findings)


@pytest.fixture
def sector(make_summary: Callable[..., Summary]) -> Summary:
    names = ("sector", "launch_count", "success_count", "known_count", "success_pct")
    values = (("private", 1250, 900, 1000, 90.0), ("state", 3750, 0, 0, None))
    return make_summary("sector", [dict(zip(names, one, strict=True)) for one in values])


@pytest.fixture
def geography(make_summary: Callable[..., Summary]) -> Summary:
    names = ("country", "launch_count", "success_count")
    return make_summary("geography", [dict(zip(names, one, strict=True)) for one in COUNTRIES])


@pytest.fixture
def geography_years(make_summary: Callable[..., Summary]) -> Summary:
    values = (("Kenya", 2001, 1), ("USA", 2001, 20), ("USA", 2003, 40))
    rows = [{"country": c, "year": y, "launch_count": n} for c, y, n in values]
    return make_summary("geography-years", rows)


@pytest.fixture
def make_providers(make_summary: Callable[..., Summary]) -> Callable[..., Summary]:
    def make(count: int, name: str = "Provider") -> Summary:
        rows = [
            {"provider": f"{name} {n}", "launch_count": n * 1000, "success_count": n * 900}
            for n in range(count, 0, -1)
        ]
        return make_summary("top-private", rows, params={"top": count})

    return make


@pytest.fixture
def every_summary(
    timeline: Summary,
    sector: Summary,
    geography: Summary,
    geography_years: Summary,
    make_providers: Callable[..., Summary],
) -> dict[str, Summary]:
    all_of_them = (timeline, sector, geography, geography_years, make_providers(30))
    return {summary.analysis: summary for summary in all_of_them}


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def words_of() -> Callable[[Figure], list[str]]:
    def read(figure: Figure) -> list[str]:
        texts = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
        return [text for text in texts if text]

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
        texts = [text for text in figure.findobj(Text) if isinstance(text, Text)]
        return [(x.get_text(), x.get_window_extent()) for x in texts if x.get_text()]

    return read
