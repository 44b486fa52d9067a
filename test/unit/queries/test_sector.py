"""Private and state in total: shares, and success rates with their denominators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import ALL, FROM, NUMBER, PCT, WINDOW, Check, Claim, is_share
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.sector import SectorFindings, SectorRow


def share(claim: Claim) -> None:
    private = sum(r["launch_count"] for r in claim.rows if r["sector"] == "private")
    assert (claim.number("some"), claim.number("all")) == (private, claim.total)
    assert is_share(claim, private, claim.total)


def success(claim: Claim) -> None:
    (row,) = claim.rows
    assert claim.number("all") == row["launch_count"]
    assert claim.parts["sector"] == row["sector"]
    if claim.parts["known"] is None:
        assert row["known_count"] == 0
        return
    assert claim.number("known") == row["known_count"] > 0
    assert claim.number("good") == row["success_count"]
    assert is_share(claim, row["success_count"], row["known_count"])


SENTENCES: Mapping[str, Check] = {
    rf"Private providers flew (?P<some>{NUMBER}) of {ALL}{WINDOW} {PCT}": share,
    rf"(?P<provider>[\w' ]+?) flew (?P<all>{NUMBER}) (?P<sector>private|state) launch(?:es)?{FROM}"
    rf"{WINDOW}; (?:no outcome is known|(?P<good>{NUMBER}) of (?P<known>{NUMBER}) with a known "
    rf"outcome succeeded {PCT})": success,
}


def expect(flights: Sequence[Flight], _: Mapping[str, Any], __: Data) -> Expected:
    rows = []
    for sector in ("private", "state"):
        statuses = [flight.status for flight in flights if flight.sector == sector]
        known = [status for status in statuses if status]
        row = {
            "sector": sector,
            "launch_count": len(statuses),
            "success_count": known.count("Success"),
            "known_count": len(known),
            "success_pct": 100 * known.count("Success") / len(known) if known else None,
        }
        rows += [row] if statuses else []
    private = sum(flight.sector == "private" for flight in flights)
    told = sum(flight.sector != "unknown" for flight in flights)
    missing = sum(not flight.status for flight in flights)
    findings = {
        "private_share_pct": 100 * private / max(told, 1),
        "private_launch_count": private,
        "launch_count": told,
    }
    return Expected(rows, len(flights) - missing, missing, findings if rows else {})


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
    assert ask(launches).rows == (
        SectorRow("private", 1, 1, 1, 100.0),
        SectorRow("state", 2, 1, 2, 50.0),
    )


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
    assert summary.findings == SectorFindings(50.0, 1, 2)
    assert summary.notes == ("3 launches left out: no known sector",)


def test_where_no_sector_is_known_nothing_is_claimed():
    summary = ask(unknown(3))
    assert (summary.rows, summary.finding) == ((), "3 launches, none with a known sector")


def test_the_private_share_is_of_all_launches_whatever_their_outcome():
    launches = private(Outcome.UNKNOWN) + state(Outcome.SUCCESS, Outcome.FAILURE, Outcome.SUCCESS)
    assert ask(launches).findings == SectorFindings(25.0, 1, 4)


@pytest.mark.parametrize(
    ("launches", "share"),
    [
        pytest.param(private(Outcome.SUCCESS), 100.0, id="private only"),
        pytest.param(state(Outcome.SUCCESS), 0.0, id="state only"),
    ],
)
def test_the_private_share_has_its_ends(launches, share):
    assert ask(launches).findings.private_share_pct == share


def test_the_finding_rounds_the_share_to_one_decimal():
    summary = ask(private(Outcome.SUCCESS) + state(Outcome.SUCCESS, Outcome.SUCCESS))
    assert summary.finding == "Private providers flew 1 of 3 launches (33.3 %)"


def test_a_single_launch_is_not_a_plural():
    summary = ask(private(Outcome.SUCCESS))
    assert summary.finding == "Private providers flew 1 of 1 launch (100.0 %)"
    assert "Private: 1 launch, 100.0 % of 1" in summary.alt


def test_the_finding_says_what_was_selected():
    launches = [*private(Outcome.SUCCESS, country="Japan"), *state(Outcome.SUCCESS)]
    assert ask(launches, country="Japan", year_from=1995, year_to=2005).finding == (
        "Private providers flew 1 of 1 launch from Japan, 1995–2005 (100.0 %)"
    )


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        pytest.param(
            [Outcome.SUCCESS, Outcome.FAILURE, Outcome.UNKNOWN],
            "Beta flew 3 private launches; 1 of 2 with a known outcome succeeded (50.0 %)",
            id="some known",
        ),
        pytest.param(
            [Outcome.UNKNOWN], "Beta flew 1 private launch; no outcome is known", id="none known"
        ),
    ],
)
def test_of_a_single_provider_its_success_is_told_and_no_share(outcomes, sentence):
    assert ask(private(*outcomes, provider="Beta"), provider="Beta").finding == sentence


def test_the_alt_text_gives_each_rate_with_its_denominator():
    launches = private(Outcome.UNKNOWN, Outcome.UNKNOWN) + state(Outcome.SUCCESS, Outcome.FAILURE)
    assert ask(launches).alt == (
        "Bars of launches and success rates by sector. Private: 2 launches, no outcome known. "
        "State: 2 launches, 50.0 % of 2 with a known outcome succeeded."
    )


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
