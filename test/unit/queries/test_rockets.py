"""The rockets with the most launches, and how reliable they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis_tests import ask
from claims import ALL, HAVING, NUMBER, RATE, WINDOW, Check, Claim, hold_most, hold_rate, wilson
from factories import make_launch
from flights import Data, Expected, Flight, ranked, top
from spacelaunch.domain.launch import Outcome


def of_all(claim: Claim) -> None:
    hold_most(claim, "rocket")
    assert claim.number("all") == claim.total == claim.summary.rows_used
    assert claim.number("rockets") == len(claim.rows)
    hold_top(claim)


def of_some(claim: Claim) -> None:
    assert claim.number("drawn") == len(claim.rows) < claim.number("rockets")
    assert claim.number("flew") == claim.total
    assert claim.number("others") == claim.number("all") - claim.total > 0
    assert claim.number("all") == claim.summary.rows_used
    hold_top(claim)


def hold_top(claim: Claim) -> None:
    """The first row is that of the sole leader, where there is one."""
    first = claim.rows[0]
    assert claim.number("most") == first["launch_count"]
    assert (claim.parts["having"] is None) == (claim.summary.rows_missing == 0)
    is_told = claim.parts["each"] is None and first["known_count"] > 0
    assert (claim.parts["rate"] is not None) == is_told
    if is_told:
        assert claim.parts["who"] == first["rocket"]
        hold_rate(claim.parts["rate"], first["success_count"], first["known_count"])


FLEW = (
    rf"(?P<who>.+?) flew (?P<most>{NUMBER})(?P<each> each)? of {ALL}{HAVING}{WINDOW}"
    rf"(?:, with success in (?P<rate>{RATE}))?"
)
SENTENCES: Mapping[str, Check] = {
    rf"{FLEW}; (?P<rockets>{NUMBER}) rockets? in all": of_all,
    rf"{FLEW}; the (?P<drawn>{NUMBER}) drawn of (?P<rockets>{NUMBER}) rockets flew "
    rf"(?P<flew>{NUMBER}), the others (?P<others>{NUMBER})": of_some,
}


def expect(flights: Sequence[Flight], given: Mapping[str, Any], _: Data) -> Expected:
    rows = [with_rate(row, flights) for row in ranked(flights, "rocket")]
    drawn, most = rows[: given.get("top", 10)], top(rows, "rocket")
    missing = sum(not flight.rocket for flight in flights)
    shown = sum(row["launch_count"] for row in drawn)
    findings = {
        "rockets_count": len(rows),
        "launch_count": len(flights) - missing,
        "top_rockets": most[0],
        "top_launch_count": most[1],
        "drawn_launch_count": shown,
        "others_launch_count": len(flights) - missing - shown,
        "top_success_pct": rows[0]["success_pct"] if len(most[0]) == 1 else None,
    }
    return Expected(drawn, len(flights) - missing, missing, findings if rows else {})


def with_rate(row: dict[str, Any], flights: Sequence[Flight]) -> dict[str, Any]:
    known = sum(bool(flight.status) for flight in flights if flight.rocket == row["rocket"])
    low, high = wilson(row["success_count"], known) if known else (None, None)
    return {
        **row,
        "known_count": known,
        "success_pct": 100 * row["success_count"] / known if known else None,
        "success_low_pct": None if low is None else pytest.approx(low, abs=1e-6),
        "success_high_pct": None if high is None else pytest.approx(high, abs=1e-6),
    }


LAUNCHES = [
    *(make_launch(2001, rocket="Soyuz", mission=f"{n}") for n in range(3)),
    make_launch(2001, rocket="Soyuz", outcome=Outcome.FAILURE),
    *(make_launch(2002, rocket="Proton", mission=f"{n}") for n in range(2)),
    make_launch(2002, rocket=None),
]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param(
            {},
            "Soyuz flew 4 of 6 launches with a known rocket, "
            "with success in 75.0 % (30.1–95.4) of 4 (few); 2 rockets in all",
            id="all",
        ),
        pytest.param(
            {"top": 1, "year_to": 2002},
            "Soyuz flew 4 of 6 launches with a known rocket until 2002, with success in 75.0 % "
            "(30.1–95.4) of 4 (few); the 1 drawn of 2 rockets flew 4, the others 2",
            id="cut",
        ),
    ],
)
def test_the_finding_says_what_flew_most_and_how_reliable_it_is(given, sentence):
    assert ask("rockets", LAUNCHES, **given).finding == sentence


def test_of_two_that_flew_as_often_none_is_the_more_reliable_one():
    tied = [make_launch(2001, rocket=name) for name in ("Soyuz", "Proton")]
    assert ask("rockets", tied).finding == (
        "Proton and Soyuz flew 1 each of 2 launches; 2 rockets in all"
    )


def test_launches_without_a_rocket_are_counted_as_missing():
    summary = ask("rockets", LAUNCHES)
    assert (summary.rows_used, summary.rows_missing) == (6, 1)
    assert re.search(r"Proton 2, 100\.0 % \(34\.2–100\.0\) of 2 \(few\)", summary.alt)


def test_where_no_rocket_is_known_nothing_is_claimed():
    assert ask("rockets", [make_launch(2001, rocket=None)]).finding == (
        "1 launch, none with a known rocket"
    )
