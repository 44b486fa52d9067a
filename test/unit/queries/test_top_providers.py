"""The providers with the most launches, of either sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis_tests import ask
from claims import RANKING, Check
from factories import make_launch
from flights import Data, Expected, Flight, ranked, top
from spacelaunch.domain.launch import Sector

SENTENCES: Mapping[str, Check] = RANKING


def expect(flights: Sequence[Flight], given: Mapping[str, Any], _: Data) -> Expected:
    rows, kept = ranked(flights, "provider"), given.get("top", 10)
    providers, most = top(rows, "provider")
    least = rows[:kept][-1]["launch_count"] if rows else 0
    findings = {
        "providers_count": len(rows),
        "launch_count": len(flights),
        "top_providers": providers,
        "top_launch_count": most,
        "drawn_launch_count": sum(row["launch_count"] for row in rows[:kept]),
        "others_launch_count": sum(row["launch_count"] for row in rows[kept:]),
        "tied_with_last_drawn": tuple(
            row["provider"] for row in rows[kept:] if row["launch_count"] == least
        ),
    }
    return Expected(rows[:kept], len(flights), 0, findings if rows else {})


LAUNCHES = [
    *(make_launch(1960, provider="RVSN", sector=Sector.STATE, mission=f"{n}") for n in range(3)),
    *(make_launch(2021, provider="SpaceX", mission=f"{n}") for n in range(2)),
    make_launch(2000, provider="Nobody knows", sector=Sector.UNKNOWN),
]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param({}, "RVSN flew 3 of 6 launches, by 3 providers", id="all years and sectors"),
        pytest.param(
            {"sector": "private"},
            "SpaceX flew 2 of 2 private launches, by 1 provider",
            id="private",
        ),
        pytest.param(
            {"top": 1},
            "RVSN flew 3 of 6 launches; the 1 drawn of 3 providers flew 3, the others 3",
            id="cut",
        ),
    ],
)
def test_the_finding_says_who_flew_most(given, sentence):
    assert ask("top-providers", LAUNCHES, **given).finding == sentence


@pytest.mark.parametrize(
    ("given", "bars"),
    [({}, "the 3 providers with"), ({"sector": "state"}, "the 1 state provider with")],
    ids=["all", "a sector"],
)
def test_the_alt_text_says_whose_bars_they_are(given, bars):
    assert bars in ask("top-providers", LAUNCHES, **given).alt
