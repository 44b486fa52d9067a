"""Launches month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis_tests import ask
from claims import BY, FROM, NUMBER, RATE, WINDOW, Check, Claim, hold_rate, wilson
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, TimePrecision
from spacelaunch.queries.wording import MONTHS_IN_FULL


def counts(claim: Claim) -> list[int]:
    return [row["whole_count"] for row in claim.rows]


def hold_months(claim: Claim, part: str, count: int) -> None:
    """Those named, or counted as others, are all that have so many."""
    named, _, _ = claim.parts[part].partition(" and ")
    months = [name for name in MONTHS_IN_FULL if name in claim.parts[part]]
    having = [MONTHS_IN_FULL[at] for at, one in enumerate(counts(claim)) if one == count]
    assert set(months) <= set(having)
    others = [int(word) for word in claim.parts[part].split() if word.isdigit()]
    assert named
    assert len(months) + sum(others) == len(having)


def compared(claim: Claim) -> bool:
    """Whether the intervals of the fullest and of the emptiest month are apart."""
    most, fewest, total = max(counts(claim)), min(counts(claim)), sum(counts(claim))
    hold_months(claim, "most", most)
    hold_months(claim, "fewest", fewest)
    hold_rate(claim.parts["high"], most, total)
    hold_rate(claim.parts["low"], fewest, total)
    return wilson(most, total)[0] > wilson(fewest, total)[1]


def differ(claim: Claim) -> None:
    assert compared(claim)


def alike(claim: Claim) -> None:
    assert not compared(claim)


def none_whole(claim: Claim) -> None:
    assert sum(counts(claim)) == 0
    assert claim.number("all") == claim.summary.rows_used + claim.summary.rows_missing


LAUNCHES = rf"(?:Private l|State l|L)aunches{FROM}{BY}{WINDOW},?"
MOST = rf"(?P<most>[A-Z][\w, ]+?),(?: each)? (?P<high>{RATE})"
FEWEST = rf"(?P<fewest>[A-Z][\w, ]+?),(?: each)? (?P<low>{RATE})"
SENTENCES: Mapping[str, Check] = {
    rf"{LAUNCHES} were most often in {MOST}, least often in {FEWEST}; "
    r"the 95 % intervals are apart": differ,
    rf"{LAUNCHES} did not clearly differ by month: most in {MOST}, fewest in {FEWEST}; "
    r"the 95 % intervals overlap": alike,
    rf"(?P<all>{NUMBER}) (?:private |state )?launch(?:es)?{FROM}{BY}{WINDOW}; "
    r"no year is complete": none_whole,
}


def expect(flights: Sequence[Flight], _: Mapping[str, Any], data: Data) -> Expected:
    dated = [flight for flight in flights if flight.month is not None]
    missing = len(flights) - len(dated)
    if not dated:
        return Expected([], 0, missing, {})
    count = Counter(flight.month for flight in dated)
    whole = Counter(flight.month for flight in dated if flight.year in data.whole)
    rows = [row_of(month, count[month], whole) for month in range(1, 13)]
    each = [row["whole_count"] for row in rows]
    total = sum(each)
    low, high = (wilson(most(each), total) for most in (max, min)) if total else (None, None)
    findings = {
        "launch_count": total,
        "most_months": months_with(max(each), each),
        "most_launch_count": max(each) if total else None,
        "fewest_months": months_with(min(each), each),
        "fewest_launch_count": min(each) if total else None,
        "differs": low[0] > high[1] if low and high else None,
    }
    return Expected(rows, len(dated), missing, findings)


def months_with(count: int, each: Sequence[int]) -> tuple[int, ...]:
    return tuple(at for at, one in enumerate(each, 1) if one == count) if sum(each) else ()


def row_of(month: int, count: int, whole: Counter[int | None]) -> dict[str, Any]:
    total = whole.total()
    low, high = wilson(whole[month], total) if total else (None, None)
    return {
        "month": month,
        "launch_count": count,
        "whole_count": whole[month],
        "share_pct": 100 * whole[month] / total if total else None,
        "share_low_pct": None if low is None else pytest.approx(low, abs=1e-6),
        "share_high_pct": None if high is None else pytest.approx(high, abs=1e-6),
    }


def launch(month: int, number: int, year: int = 2001) -> Launch:
    at = datetime(year, month, 5 if month < 12 else 20, tzinfo=UTC)
    return make_launch(launched_at=at, mission=f"{number}")


EVEN = [launch(month, number) for month in range(1, 13) for number in range(2)]


def test_a_month_with_clearly_more_launches_is_the_news():
    launches = [*EVEN, *(launch(12, number) for number in range(100, 160))]
    assert ask("seasons", launches).finding == (
        "Launches were most often in December, 73.8 % (63.5–82.0) of 84, least often in January, "
        "February, March and 8 other months, each 2.4 % (0.7–8.3) of 84; "
        "the 95 % intervals are apart"
    )


def test_of_few_launches_no_month_is_clearly_another():
    finding = ask("seasons", [*EVEN, launch(6, 99)]).finding
    assert finding.startswith("Launches did not clearly differ by month: most in June, 12.0 % ")
    assert finding.endswith("; the 95 % intervals overlap")


def test_a_part_of_a_year_is_counted_and_no_claim_rests_on_it():
    launches = [*EVEN, *(launch(3, number, 2002) for number in range(30))]
    summary = ask("seasons", launches)
    assert (summary.rows[2].launch_count, summary.rows[2].whole_count) == (32, 2)
    assert (summary.rows_used, summary.findings.launch_count) == (54, 24)
    assert "Shares are of the launches in years that the data know whole" in summary.notes


def test_a_launch_of_which_the_year_alone_is_known_has_no_month():
    undated = make_launch(2001, time_precision=TimePrecision.YEAR)
    assert ask("seasons", [undated]).finding == "1 launch, none with a known month"


def test_a_month_without_a_launch_is_a_row():
    rows = ask("seasons", [launch(1, 1), launch(12, 2)]).rows
    assert [row.launch_count for row in rows] == [1, *[0] * 10, 1]
