"""Private and state in total: shares, and success rates with their denominators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import ALL, BY, FROM, NUMBER, PCT, RATE, WINDOW, Check, Claim, is_share, wilson
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.rates import NOTE
from spacelaunch.queries.sector import SectorFindings
from spacelaunch.queries.sector_rows import SectorRow

SHORT = rf"(?:{RATE}|[\d.]+ % of {NUMBER})"
BOTH = rf"(?P<rates>(?:private|state) {RATE}, (?:private|state) {RATE}); the 95 % intervals"
RECENT = (
    rf"(?:; in (?P<since>\d+)–(?P<until>\d+), "
    rf"(?P<recent>(?:private|state) {SHORT}(?:, state {SHORT})?))?"
)
PLACE = rf"launches{FROM}{BY}{WINDOW},?"


def hold_rate(text: str, good: int, known: int) -> None:
    """A rate in words is that rate, with its interval where it has one, and few where it is."""
    numbers = [
        float(x.replace(",", "")) for x in re.findall(r"\d[\d,.]*", text.replace("95 % i", ""))
    ]
    said, *interval, of = numbers
    assert abs(said - 100 * good / known) <= 0.0501
    assert of == known
    assert interval == pytest.approx(wilson(good, known) if interval else [], abs=0.0501)
    assert ("(few)" in text) == (known < 30)
    assert interval or known >= 30


def hold_rates(claim: Claim, part: str, prefix: str = "") -> None:
    rows = {row["sector"]: row for row in claim.rows}
    for sector, text in re.findall(rf"(private|state) ({SHORT})", claim.parts[part]):
        row = rows[sector]
        hold_rate(text, row[f"{prefix}success_count"], row[f"{prefix}known_count"])


def hold_recent(claim: Claim) -> None:
    told = [row["sector"] for row in claim.rows if row["recent_known_count"]]
    assert (claim.parts["recent"] is None) == (told == [])
    if told:
        assert int(claim.parts["since"]) == claim.rows[0]["recent_from_year"]
        assert int(claim.parts["until"]) == int(claim.parts["since"]) + 9
        assert re.findall("private|state", claim.parts["recent"]) == told
        hold_rates(claim, "recent", "recent_")


def overlapping(claim: Claim) -> bool:
    one, other = (wilson(row["success_count"], row["known_count"]) for row in claim.rows)
    return one[0] <= other[1] and other[0] <= one[1]


def apart(claim: Claim) -> None:
    first = claim.parts["first"].lower()
    pcts = {row["sector"]: row["success_count"] / row["known_count"] for row in claim.rows}
    assert first == max(pcts, key=lambda sector: pcts[sector])
    assert claim.parts["second"] in pcts.keys() - {first}
    assert not overlapping(claim)
    hold_rates(claim, "rates")
    hold_recent(claim)


def alike(claim: Claim) -> None:
    assert overlapping(claim)
    hold_rates(claim, "rates")
    hold_recent(claim)


def share(claim: Claim) -> None:
    private = sum(r["launch_count"] for r in claim.rows if r["sector"] == "private")
    assert (claim.number("some"), claim.number("all")) == (private, claim.total)
    assert is_share(claim, private, claim.total)
    rated = [row for row in claim.rows if row["known_count"]]
    assert len(rated) < 2
    assert (claim.parts["sector"] is None) == (rated == [])
    for row in rated:
        assert row["sector"] == claim.parts["sector"]
        hold_rate(claim.parts["rate"], row["success_count"], row["known_count"])


def success(claim: Claim) -> None:
    (row,) = claim.rows
    assert claim.number("all") == row["launch_count"]
    assert claim.parts["sector"] == row["sector"]
    assert (claim.parts["rate"] is None) == (row["known_count"] == 0)
    if claim.parts["rate"] is not None:
        hold_rate(claim.parts["rate"], row["success_count"], row["known_count"])
        hold_recent(claim)


SENTENCES: Mapping[str, Check] = {
    rf"(?P<first>Private|State) {PLACE} succeeded more often than (?P<second>private|state) "
    rf"ones: {BOTH} are apart{RECENT}": apart,
    rf"Private and state {PLACE} did not clearly differ in success: {BOTH} overlap{RECENT}": alike,
    rf"Private providers flew (?P<some>{NUMBER}) of {ALL}{WINDOW} {PCT}; (?:no outcome is known|"
    rf"(?P<sector>private|state) launches succeeded in (?P<rate>{RATE}))": share,
    rf"(?P<provider>[\w' ]+?) flew (?P<all>{NUMBER}) (?P<sector>private|state) launch(?:es)?{FROM}"
    rf"{WINDOW}(?:; no outcome is known|, with success in (?P<rate>{RATE}){RECENT})": success,
}


def expect(flights: Sequence[Flight], _: Mapping[str, Any], data: Data) -> Expected:
    years = {flight.year for flight in flights if flight.sector != "unknown"} & data.whole
    is_long = bool(years) and max(years) - min(years) >= 19
    until = max(years, default=0)
    since = until - 9 if is_long else None
    rows = []
    for sector in ("private", "state"):
        own = [flight for flight in flights if flight.sector == sector]
        known = [flight for flight in own if flight.status]
        good = [flight for flight in known if flight.status == "Success"]
        last = {year for year in data.whole if since is not None and since <= year <= until}
        recent = [flight for flight in known if flight.year in last]
        low, high = wilson(len(good), len(known)) if known else (None, None)
        row = {
            "sector": sector,
            "launch_count": len(own),
            "success_count": len(good),
            "known_count": len(known),
            "success_pct": 100 * len(good) / len(known) if known else None,
            "recent_from_year": since,
            "recent_success_count": sum(f in good for f in recent) if is_long else None,
            "recent_known_count": len(recent) if is_long else None,
            "success_low_pct": None if low is None else pytest.approx(low, abs=1e-6),
            "success_high_pct": None if high is None else pytest.approx(high, abs=1e-6),
        }
        rows += [row] if own else []
    missing = sum(not flight.status for flight in flights)
    return Expected(rows, len(flights) - missing, missing, expected_findings(rows) if rows else {})


def expected_findings(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    counts = {row["sector"]: row["launch_count"] for row in rows}
    rated = {
        r["sector"]: wilson(r["success_count"], r["known_count"]) for r in rows if r["known_count"]
    }
    overlap = None
    if len(rated) == 2:
        overlap = max(low for low, _ in rated.values()) <= min(high for _, high in rated.values())
    better = None if overlap is not False else max(rated, key=lambda sector: rated[sector])
    recent = [row for row in rows if row["recent_known_count"]]
    return {
        "private_share_pct": 100 * counts.get("private", 0) / sum(counts.values()),
        "private_launch_count": counts.get("private", 0),
        "launch_count": sum(counts.values()),
        "intervals_overlap": overlap,
        "more_successful_sector": better,
        "sectors_with_few": tuple(r["sector"] for r in rows if 0 < r["known_count"] < 30),
        "recent_rates": tuple(expected_recent(row) for row in recent),
    }


def expected_recent(row: Mapping[str, Any]) -> dict[str, Any]:
    good, known = row["recent_success_count"], row["recent_known_count"]
    low, high = wilson(good, known)
    return {
        "sector": row["sector"],
        "success_pct": 100 * good / known,
        "success_low_pct": pytest.approx(low, abs=1e-6),
        "success_high_pct": pytest.approx(high, abs=1e-6),
    }


def ask(launches: list[Launch], **given: object) -> Summary[SectorRow, SectorFindings]:
    return ask_analysis("sector", launches, **given)


def flown(sector: Sector, *outcomes: Outcome, **overrides: Any) -> list[Launch]:
    return [make_launch(sector=sector, outcome=outcome, **overrides) for outcome in outcomes]


def private(*outcomes: Outcome, **overrides: object) -> list[Launch]:
    return flown(Sector.PRIVATE, *outcomes, **overrides)


def state(*outcomes: Outcome, **overrides: object) -> list[Launch]:
    return flown(Sector.STATE, *outcomes, **overrides)


def test_each_sector_has_its_launches_and_successes():
    launches = state(Outcome.SUCCESS, Outcome.FAILURE) + private(Outcome.SUCCESS)
    rows = ask(launches).rows
    assert [(r.sector, r.launch_count, r.success_count, r.success_pct) for r in rows] == [
        ("private", 1, 1, 100.0),
        ("state", 2, 1, 50.0),
    ]


def test_a_sector_without_launches_has_no_row():
    assert [row.sector for row in ask(state(Outcome.SUCCESS)).rows] == ["state"]


@pytest.mark.parametrize(
    "outcome", [Outcome.FAILURE, Outcome.PARTIAL_FAILURE, Outcome.PRELAUNCH_FAILURE]
)
def test_every_kind_of_failure_counts_against_success(outcome):
    row = ask(private(Outcome.SUCCESS, outcome, outcome, outcome)).rows[0]
    assert (row.success_count, row.known_count, row.success_pct) == (1, 4, 25.0)


def test_an_unknown_outcome_is_a_launch_but_no_part_of_the_rate():
    row = ask(private(Outcome.SUCCESS, Outcome.FAILURE, Outcome.UNKNOWN, Outcome.UNKNOWN)).rows[0]
    assert (row.launch_count, row.known_count, row.success_pct) == (4, 2, 50.0)


def test_the_rate_is_null_where_no_outcome_is_known():
    row = ask(private(Outcome.UNKNOWN, Outcome.UNKNOWN)).rows[0]
    assert (row.launch_count, row.known_count, row.success_pct) == (2, 0, None)


def test_launches_with_an_unknown_outcome_are_counted_as_missing():
    summary = ask(private(Outcome.SUCCESS, Outcome.UNKNOWN) + state(Outcome.UNKNOWN))
    assert (summary.rows_used, summary.rows_missing) == (1, 2)


def unknown(count: int) -> list[Launch]:
    return [make_launch(2001, sector=Sector.UNKNOWN, mission=f"U{n}") for n in range(count)]


def test_launches_without_a_sector_are_in_no_share_and_are_told():
    summary = ask([*private(Outcome.SUCCESS), *state(Outcome.SUCCESS), *unknown(3)])
    assert (summary.findings.private_share_pct, summary.findings.launch_count) == (50.0, 2)
    assert summary.notes[0] == "3 launches left out: no known sector"


def test_where_no_sector_is_known_nothing_is_claimed():
    summary = ask(unknown(3))
    assert (summary.rows, summary.finding) == ((), "3 launches, none with a known sector")


def test_the_private_share_is_of_all_launches_whatever_their_outcome():
    launches = private(Outcome.UNKNOWN) + state(Outcome.SUCCESS, Outcome.FAILURE, Outcome.SUCCESS)
    findings = ask(launches).findings
    assert (findings.private_share_pct, findings.private_launch_count) == (25.0, 1)


@pytest.mark.parametrize(
    ("launches", "share"),
    [
        pytest.param(private(Outcome.SUCCESS), 100.0, id="private only"),
        pytest.param(state(Outcome.SUCCESS), 0.0, id="state only"),
    ],
)
def test_the_private_share_has_its_ends(launches, share):
    assert ask(launches).findings.private_share_pct == share


def many(sector: Sector, good: int, bad: int, **overrides: Any) -> list[Launch]:
    outcomes = [Outcome.SUCCESS] * good + [Outcome.FAILURE] * bad
    return flown(sector, *outcomes, **overrides)


@pytest.mark.parametrize(
    ("private_counts", "state_counts", "sentence"),
    [
        pytest.param(
            (90, 10),
            (50, 50),
            "Private launches succeeded more often than state ones: private 90.0 % (82.6–94.5) "
            "of 100, state 50.0 % (40.4–59.6) of 100; the 95 % intervals are apart",
            id="apart",
        ),
        pytest.param(
            (50, 50),
            (90, 10),
            "State launches succeeded more often than private ones: state 90.0 % (82.6–94.5) "
            "of 100, private 50.0 % (40.4–59.6) of 100; the 95 % intervals are apart",
            id="the other way round",
        ),
        pytest.param(
            (1, 1),
            (90, 10),
            "Private and state launches did not clearly differ in success: private 50.0 % "
            "(9.5–90.5) of 2 (few), state 90.0 % (82.6–94.5) of 100; the 95 % intervals overlap",
            id="few say little",
        ),
    ],
)
def test_the_finding_is_which_sector_succeeds_more_often(private_counts, state_counts, sentence):
    launches = many(Sector.PRIVATE, *private_counts) + many(Sector.STATE, *state_counts)
    assert ask(launches).finding == sentence


def year_round(year: int) -> list[Launch]:
    """A year from its first days to its last, so that the data know it whole; of no sector."""
    return [
        make_launch(launched_at=datetime(year, month, day, tzinfo=UTC), sector=Sector.UNKNOWN)
        for month, day in ((1, 2), (12, 30))
    ]


def test_of_twenty_years_and_more_the_last_ten_are_told():
    old, new = ({"launched_at": make_launch(year).launched_at} for year in (1990, 2009))
    launches = many(Sector.PRIVATE, 40, 0, **new) + many(Sector.STATE, 40, 40, **old)
    launches += [*many(Sector.STATE, 1, 1, **new), *year_round(1990), *year_round(2009)]
    stray = make_launch(2044, sector=Sector.STATE)
    summary = ask([*launches, stray])
    assert summary.finding.endswith(
        "; in 2000–2009, private 100.0 % of 40, state 50.0 % (9.5–90.5) of 2 (few)"
    )
    assert [rate.sector for rate in summary.findings.recent_rates] == ["private", "state"]


def test_of_fewer_years_nothing_is_told_of_the_last_ten():
    old, new = ({"launched_at": make_launch(year).launched_at} for year in (1991, 2009))
    launches = many(Sector.PRIVATE, 40, 0, **new) + many(Sector.STATE, 40, 40, **old)
    summary = ask([*launches, *year_round(1991), *year_round(2009)])
    assert summary.findings.recent_rates == ()
    assert {row.recent_known_count for row in summary.rows} == {None}


def test_without_two_rates_the_share_is_told_and_the_one_there_is():
    summary = ask(many(Sector.PRIVATE, 1, 1, country="Japan") + many(Sector.STATE, 1, 0))
    assert ask(many(Sector.PRIVATE, 1, 1)).finding == (
        "Private providers flew 2 of 2 launches (100.0 %); private launches succeeded in "
        "50.0 % (9.5–90.5) of 2 (few)"
    )
    assert summary.findings.intervals_overlap is True


def test_the_finding_says_what_was_selected():
    launches = many(Sector.PRIVATE, 40, 0, country="Japan")
    launches += many(Sector.STATE, 0, 40, country="Japan") + state(Outcome.SUCCESS)
    finding = ask(launches, country="Japan", year_from=1995, year_to=2005).finding
    start = "Private launches from Japan, 1995–2005, succeeded more often than state ones: "
    assert finding.startswith(start)


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        pytest.param(
            [Outcome.SUCCESS, Outcome.FAILURE, Outcome.UNKNOWN],
            "Beta flew 3 private launches, with success in 50.0 % (9.5–90.5) of 2 (few)",
            id="some known",
        ),
        pytest.param(
            [Outcome.UNKNOWN], "Beta flew 1 private launch; no outcome is known", id="none known"
        ),
    ],
)
def test_of_a_single_provider_its_success_is_told_and_no_share(outcomes, sentence):
    assert ask(private(*outcomes, provider="Beta"), provider="Beta").finding == sentence


def test_the_alt_text_gives_each_rate_with_its_interval_and_its_denominator():
    launches = private(Outcome.UNKNOWN, Outcome.UNKNOWN) + state(Outcome.SUCCESS, Outcome.FAILURE)
    assert ask(launches).alt.endswith(
        "Private: 2 launches, 50.0 % of all, no outcome known. State: 2 launches, 50.0 % of all, "
        "50.0 % (9.5–90.5) of 2 (few) with a known outcome succeeded."
    )


def test_what_stands_in_parentheses_is_explained():
    assert ask(private(Outcome.SUCCESS)).notes == (NOTE,)
    assert ask(private(Outcome.UNKNOWN)).notes == ()


@pytest.mark.parametrize(
    "selection",
    [
        pytest.param({"country": "France"}, id="country"),
        pytest.param({"provider": "Beta"}, id="provider"),
        pytest.param({"year_from": 2001, "year_to": 2001}, id="years"),
    ],
)
def test_a_selection_leaves_out_the_others(selection):
    wanted = private(
        Outcome.FAILURE,
        country="France",
        provider="Beta",
        launched_at=make_launch(2001).launched_at,
    )
    rows = ask([*wanted, make_launch(2000), make_launch(2002)], **selection).rows
    assert [(row.launch_count, row.success_count) for row in rows] == [(1, 0)]


def test_an_empty_selection_says_so():
    summary = ask(private(Outcome.SUCCESS), provider="Nobody")
    assert summary.finding == "No launches by Nobody"
    assert (summary.rows, summary.findings) == ((), None)
