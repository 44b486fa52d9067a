"""Launches by country of launch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import ALL, HAVING, NUMBER, PCT, WINDOW, Check, Claim, hold_most, is_share
from factories import make_launch
from flights import Data, Expected, Flight, ranked, top
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.geography import CountryRow, GeographyFindings


def hosted(claim: Claim) -> None:
    hold_most(claim, "country")
    assert claim.number("all") == claim.total == claim.summary.rows_used
    assert (claim.parts["having"] is None) == (claim.summary.rows_missing == 0)
    if claim.parts["pct"]:
        assert is_share(claim, claim.number("most"), claim.total)


SENTENCES: Mapping[str, Check] = {
    rf"(?P<who>[\w, ]+?) hosted (?P<most>{NUMBER})(?P<each> each)? of {ALL}{HAVING}{WINDOW}"
    rf"(?: {PCT})?": hosted,
}


def expect(flights: Sequence[Flight], _: Mapping[str, Any], __: Data) -> Expected:
    rows = ranked(flights, "country")
    countries, most = top(rows, "country")
    missing = sum(not flight.country for flight in flights)
    findings = {
        "countries_count": len(rows),
        "top_country": countries[0] if len(countries) == 1 else None,
        "top_countries": countries,
        "top_launch_count": most,
        "launch_count": len(flights) - missing,
    }
    return Expected(rows, len(flights) - missing, missing, findings if rows else {})


def ask(launches: list[Launch], **given: object) -> Summary[CountryRow, GeographyFindings]:
    return ask_analysis("geography", launches, **given)


def from_countries(*countries: str | None, **overrides: Any) -> list[Launch]:
    return [make_launch(country=country, **overrides) for country in countries]


def test_each_country_has_its_launches_and_successes_most_first():
    launches = [*from_countries("USA", "USA"), make_launch(country="USA", outcome=Outcome.FAILURE)]
    assert ask([*from_countries("France"), *launches]).rows == (
        CountryRow("USA", 3, 2),
        CountryRow("France", 1, 1),
    )


def test_countries_with_as_many_launches_stand_by_name():
    rows = ask(from_countries("USA", "China", "Pacific Ocean", "China", "USA")).rows
    assert [row.country for row in rows] == ["China", "USA", "Pacific Ocean"]


def test_the_country_is_where_the_pad_stands_and_not_the_providers():
    rows = ask([make_launch(country="Kazakhstan", provider_country="Russia")]).rows
    assert [row.country for row in rows] == ["Kazakhstan"]


def test_a_launch_without_a_country_is_in_no_row():
    assert ask(from_countries("USA", None)).rows == (CountryRow("USA", 1, 1),)


def test_launches_without_a_country_are_counted_as_missing():
    summary = ask(from_countries("USA", "USA", None))
    assert (summary.rows_used, summary.rows_missing) == (2, 1)


def test_missing_countries_are_counted_inside_the_selection_only():
    launches = from_countries("USA", None, provider="Beta") + from_countries(None, None)
    summary = ask(launches, provider="Beta")
    assert (summary.rows_used, summary.rows_missing) == (1, 1)


def test_the_findings_name_the_top_country_and_how_many_there_are():
    summary = ask(from_countries("France", "USA", "USA", None))
    assert summary.findings == GeographyFindings(
        countries_count=2,
        top_country="USA",
        top_countries=("USA",),
        top_launch_count=2,
        launch_count=3,
    )


def test_the_finding_gives_the_top_countrys_share_of_launches_with_a_country():
    summary = ask(from_countries("France", "USA", "USA", None))
    assert summary.finding == ("The USA hosted 2 of 3 launches with a known country (66.7 %)")


@pytest.mark.parametrize(
    ("countries", "who"),
    [
        pytest.param(["Russia", "Kenya"], "Kenya and Russia hosted 1 each of 2", id="two"),
        pytest.param(["Iran", "USA", "Fiji"], "Fiji, Iran and the USA hosted 1 each of 3", id="3"),
        pytest.param(
            ["A", "B", "C", "D", "E"], "A, B, C and 2 other countries hosted 1 each of 5", id="5"
        ),
    ],
)
def test_all_who_hosted_most_are_named(countries, who):
    summary = ask(from_countries(*countries))
    assert summary.finding == f"{who} launches"
    assert (summary.findings.top_country, summary.findings.top_countries) == (
        None,
        tuple(sorted(countries)),
    )


def test_the_selection_stands_in_the_sentence():
    launches = [make_launch(2001, country="Japan", provider="Beta")]
    finding = ask(launches, provider="Beta", sector="private", year_from=2000).finding
    assert finding == "Japan hosted 1 of 1 private launch by Beta since 2000 (100.0 %)"


def test_a_single_launch_is_not_a_plural():
    assert ask(from_countries("USA")).finding == "The USA hosted 1 of 1 launch (100.0 %)"


def test_the_alt_text_holds_the_whole_ranking():
    assert ask(from_countries("France", "USA", "USA")).alt == (
        "World map shaded by launches per country of launch. "
        "The USA hosted 2 of 3 launches (66.7 %): USA 2, France 1."
    )


def test_a_sector_selects_its_launches():
    launches = [make_launch(country="China", sector=Sector.STATE), *from_countries("USA")]
    assert [row.country for row in ask(launches, sector="S").rows] == ["China"]


def test_a_year_range_selects_its_launches():
    launches = [make_launch(1990, country="China"), make_launch(1991, country="USA")]
    assert [row.country for row in ask(launches, year_from=1991).rows] == ["USA"]


def test_an_empty_selection_says_so():
    summary = ask(from_countries("USA"), sector="state", year_to=1960)
    assert summary.finding == "No state launches until 1960"
    assert (summary.rows, summary.findings) == ((), None)


def test_a_selection_where_no_country_is_known_does_not_claim_that_nothing_matches():
    summary = ask(from_countries(None, None, provider="Beta"), provider="Beta")
    assert summary.finding == "2 launches by Beta, none with a known country"
    assert (summary.rows_used, summary.rows_missing) == (0, 2)
