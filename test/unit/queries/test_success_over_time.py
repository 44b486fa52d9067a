"""How often launches succeed year by year, and whether that changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import BY, FROM, NUMBER, RATE, WINDOW, Check, Claim, hold_rate, wilson
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, Outcome
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.success_over_time import SuccessOverTimeFindings, SuccessYearRow

SPAN = r"\d{4}(?:–\d{4})?"
LAUNCHES = rf"(?:Private l|State l|L)aunches{FROM}{BY}"


def counted(claim: Claim, first: int, last: int) -> tuple[int, int]:
    inside = [row for row in claim.whole if first <= row["year"] <= last]
    return sum(r["success_count"] for r in inside), sum(r["known_count"] for r in inside)


def ends(claim: Claim) -> tuple[tuple[int, int], tuple[int, int]]:
    """The counts of the first and the last ten years, whose words are held here."""
    years = [row["year"] for row in claim.whole]
    begin, end = min(years), max(years)
    assert end - begin >= 19
    assert claim.parts["first_span"] == f"{begin}–{begin + 9}"
    assert claim.parts["last_span"] == f"{end - 9}–{end}"
    first, last = counted(claim, begin, begin + 9), counted(claim, end - 9, end)
    hold_rate(claim.parts["first"], *first)
    hold_rate(claim.parts["last"], *last)
    return first, last


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    (low, high), (other_low, other_high) = wilson(*one), wilson(*other)
    return low <= other_high and other_low <= high


def changed(claim: Claim) -> None:
    first, last = ends(claim)
    assert not overlap(first, last)
    is_more = last[0] / last[1] > first[0] / first[1]
    assert claim.parts["often"] == ("more" if is_more else "less")


def alike(claim: Claim) -> None:
    assert overlap(*ends(claim))


def in_all(claim: Claim) -> None:
    years = [row["year"] for row in claim.rows]
    good = sum(row["success_count"] for row in claim.rows)
    hold_rate(claim.parts["rate"], good, sum(row["known_count"] for row in claim.rows))
    said = [int(year) for year in re.findall(r"\d{4}", claim.parts["span"])]
    assert said == sorted({min(years), max(years)})
    whole = [row["year"] for row in claim.whole]
    if whole and max(whole) - min(whole) >= 19:
        begin, end = min(whole), max(whole)
        assert 0 in {counted(claim, begin, begin + 9)[1], counted(claim, end - 9, end)[1]}


def none_known(claim: Claim) -> None:
    assert claim.number("all") == claim.total
    assert sum(row["known_count"] for row in claim.rows) == 0


SENTENCES: Mapping[str, Check] = {
    rf"{LAUNCHES} succeeded (?P<often>more|less) often in (?P<last_span>{SPAN}), (?P<last>{RATE}), "
    rf"than in (?P<first_span>{SPAN}), (?P<first>{RATE}); the 95 % intervals are apart": changed,
    rf"{LAUNCHES} did not clearly change in success: (?P<first_span>{SPAN}), (?P<first>{RATE}); "
    rf"(?P<last_span>{SPAN}), (?P<last>{RATE}); the 95 % intervals overlap": alike,
    rf"{LAUNCHES} succeeded in (?P<rate>{RATE}), "
    rf"(?P<span>in \d{{4}}|from \d{{4}} to \d{{4}})": in_all,
    rf"(?P<all>{NUMBER}) (?:private |state )?launch(?:es)?{FROM}{BY}{WINDOW}; "
    r"no outcome is known": none_known,
}


def expect(flights: Sequence[Flight], _: Mapping[str, Any], data: Data) -> Expected:
    rows = [row_of(year, flights) for year in sorted({flight.year for flight in flights})]
    missing = sum(not flight.status for flight in flights)
    if len(rows) == 0 or missing == len(flights):
        # None with a known outcome: there are rows, and no rate.
        rates: dict[str, Any] = dict.fromkeys(
            ("success_pct", "success_low_pct", "success_high_pct")
        )
        none = {**rates, "known_count": 0, "first_years": None, "last_years": None, "changed": None}
        return Expected(rows, 0, missing, none if rows else {})
    good, known = sum(r["success_count"] for r in rows), sum(r["known_count"] for r in rows)
    low, high = wilson(good, known)
    first, last = spans_of([row for row in rows if row["year"] in data.whole])
    both = [(s["success_count"], s["known_count"]) for s in (first, last) if s]
    findings = {
        "success_pct": 100 * good / known,
        "success_low_pct": pytest.approx(low, abs=1e-6),
        "success_high_pct": pytest.approx(high, abs=1e-6),
        "known_count": known,
        "first_years": first,
        "last_years": last,
        "changed": not overlap(*both) if both else None,
    }
    return Expected(rows, len(flights) - missing, missing, findings)


def row_of(year: int, flights: Sequence[Flight]) -> dict[str, Any]:
    own = [flight.status for flight in flights if flight.year == year]
    known = [status for status in own if status]
    low, high = wilson(known.count("Success"), len(known)) if known else (None, None)
    return {
        "year": year,
        "launch_count": len(own),
        "success_count": known.count("Success"),
        "known_count": len(known),
        "success_pct": 100 * known.count("Success") / len(known) if known else None,
        "success_low_pct": None if low is None else pytest.approx(low, abs=1e-6),
        "success_high_pct": None if high is None else pytest.approx(high, abs=1e-6),
    }


def spans_of(
    rows: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, int] | None, dict[str, int] | None]:
    if not rows:
        return None, None
    begin, end = rows[0]["year"], rows[-1]["year"]
    spans = []
    for first in (begin, end - 9):
        inside = [row for row in rows if first <= row["year"] <= first + 9]
        good, known = (
            sum(row[name] for row in inside) for name in ("success_count", "known_count")
        )
        counts = {"success_count": good, "known_count": known}
        spans.append({"year_from": first, "year_to": first + 9, **counts} if known else None)
    if end - begin < 19 or None in spans:
        return None, None
    return spans[0], spans[1]


def ask(
    launches: list[Launch], **given: object
) -> Summary[SuccessYearRow, SuccessOverTimeFindings]:
    return ask_analysis("success-over-time", launches, **given)


def flown(year: int, good: int, bad: int, unknown: int = 0) -> list[Launch]:
    """In a year that the data know whole, from its first days to its last."""
    outcomes = [Outcome.SUCCESS] * good + [Outcome.FAILURE] * bad + [Outcome.UNKNOWN] * unknown
    ends = (datetime(year, 1, 2, tzinfo=UTC), datetime(year, 12, 30, tzinfo=UTC))
    return [
        make_launch(launched_at=ends[n % 2], outcome=outcome, mission=f"{n}")
        for n, outcome in enumerate(outcomes)
    ]


@pytest.mark.parametrize(
    ("launches", "sentence"),
    [
        pytest.param(
            flown(1990, 50, 50) + flown(2009, 90, 10),
            "Launches succeeded more often in 2000–2009, 90.0 % (82.6–94.5) of 100, than in "
            "1990–1999, 50.0 % (40.4–59.6) of 100; the 95 % intervals are apart",
            id="more often",
        ),
        pytest.param(
            flown(1990, 1, 1) + flown(2009, 90, 10),
            "Launches did not clearly change in success: 1990–1999, 50.0 % (9.5–90.5) of 2 (few); "
            "2000–2009, 90.0 % (82.6–94.5) of 100; the 95 % intervals overlap",
            id="few say little",
        ),
        pytest.param(
            flown(1991, 1, 1) + flown(2009, 40, 40),
            "Launches succeeded in 50.0 % (39.4–60.6) of 82, from 1991 to 2009",
            id="fewer than twenty years",
        ),
        pytest.param(flown(1991, 0, 0, 2), "2 launches; no outcome is known", id="none known"),
    ],
)
def test_the_finding_is_whether_success_changed(launches, sentence):
    assert ask(launches).finding == sentence


def test_each_year_has_its_rate_with_its_interval():
    row = ask(flown(2001, 1, 1, 1)).rows[0]
    assert (row.launch_count, row.known_count, row.success_pct) == (3, 2, 50.0)
    assert (row.success_low_pct, row.success_high_pct) == pytest.approx((9.45, 90.55), abs=0.01)


def test_a_year_without_a_known_outcome_has_no_rate():
    rows = ask(flown(2001, 0, 0, 1) + flown(2002, 1, 0)).rows
    assert [row.success_pct for row in rows] == [None, 100.0]


def test_an_empty_selection_says_so():
    assert ask(flown(2001, 1, 0), provider="Nobody").finding == "No launches by Nobody"
