"""The private providers with the most launches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import RANKING, Check
from factories import make_launch
from flights import Data, Expected, Flight, ranked, selected, top
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.top_private import ProviderRow, TopPrivateFindings

SENTENCES: Mapping[str, Check] = RANKING


def expect(flights: Sequence[Flight], given: Mapping[str, Any], _: Data) -> Expected:
    asked = {"year_from", "year_to"} & {name for name, value in given.items() if value is not None}
    years = {} if asked else {"year_from": 1995, "year_to": 2020}
    private = selected(flights, {"sector": "private", **years})
    rows, kept = ranked(private, "provider"), given.get("top", 10)
    providers, most = top(rows, "provider")
    least = rows[:kept][-1]["launch_count"] if rows else 0
    findings = {
        "providers_count": len(rows),
        "launch_count": len(private),
        "top_providers": providers,
        "top_launch_count": most,
        "drawn_launch_count": sum(row["launch_count"] for row in rows[:kept]),
        "others_launch_count": sum(row["launch_count"] for row in rows[kept:]),
        "tied_with_last_drawn": tuple(
            row["provider"] for row in rows[kept:] if row["launch_count"] == least
        ),
    }
    return Expected(rows[:kept], len(private), 0, findings if rows else {})


def ask(launches: list[Launch], **given: object) -> Summary[ProviderRow, TopPrivateFindings]:
    return ask_analysis("top-private", launches, **given)


def flown_by(*providers: str, **overrides: object) -> list[Launch]:
    return [make_launch(2001, provider=provider, **overrides) for provider in providers]


def test_each_provider_has_its_launches_and_successes_most_first():
    launches = [*flown_by("Beta", "Acme"), *flown_by("Beta", outcome=Outcome.FAILURE)]
    assert ask(launches).rows == (
        ProviderRow("Beta", 2, 1),
        ProviderRow("Acme", 1, 1),
    )


def test_providers_with_as_many_launches_stand_by_name():
    rows = ask(flown_by("Gamma", "Acme", "Beta", "Beta", "Gamma")).rows
    assert [row.provider for row in rows] == ["Beta", "Gamma", "Acme"]


def test_a_tie_at_the_cut_goes_to_the_first_name():
    rows = ask(flown_by("Gamma", "Acme", "Beta"), top=2).rows
    assert [row.provider for row in rows] == ["Acme", "Beta"]


def test_state_launches_count_for_nobody():
    launches = [*flown_by("Acme"), *flown_by("Agency", "Agency", sector=Sector.STATE)]
    summary = ask(launches)
    assert [row.provider for row in summary.rows] == ["Acme"]
    assert (summary.rows_used, summary.rows_missing) == (1, 0)


def test_top_cuts_the_rows_while_the_findings_count_all():
    summary = ask(flown_by("Acme", "Acme", "Beta", "Gamma"), top=1)
    assert summary.rows == (ProviderRow("Acme", 2, 2),)
    assert summary.findings == TopPrivateFindings(
        providers_count=3,
        launch_count=4,
        top_providers=("Acme",),
        top_launch_count=2,
        drawn_launch_count=2,
        others_launch_count=2,
        tied_with_last_drawn=(),
    )
    assert summary.rows_used == 4


def test_ten_providers_are_kept_unless_asked_otherwise():
    assert len(ask(flown_by(*"ABCDEFGHIJKL")).rows) == 10


@pytest.mark.parametrize(
    ("given", "years"),
    [
        pytest.param({}, "BC", id="1995 to 2020 by default"),
        pytest.param({"year_from": None}, "ABC", id="no first year"),
        pytest.param({"year_to": None}, "BCD", id="no last year"),
        pytest.param({"year_from": 2020, "year_to": 2021}, "CD", id="others"),
        pytest.param({"year_from": 2021}, "D", id="one end opens the other"),
        pytest.param({"year_to": 1995}, "AB", id="and the other way round"),
    ],
)
def test_the_years_are_1995_to_2020_unless_asked_otherwise(given, years):
    launches = [
        make_launch(year, provider=name)
        for name, year in {"A": 1994, "B": 1995, "C": 2020, "D": 2021}.items()
    ]
    assert "".join(str(row.provider) for row in ask(launches, **given).rows) == years


def test_a_country_selects_the_launches_from_its_pads():
    launches = flown_by("Acme", country="France") + flown_by("Beta")
    assert [row.provider for row in ask(launches, country="France").rows] == ["Acme"]


@pytest.mark.parametrize(
    ("providers", "sentence"),
    [
        pytest.param(
            ["Acme", "Acme", "Beta"],
            "Acme flew 2 of 3 private launches, 1995–2020, by 2 providers",
            id="several",
        ),
        pytest.param(
            ["Acme", "Acme"],
            "Acme flew 2 of 2 private launches, 1995–2020, by 1 provider",
            id="one provider",
        ),
        pytest.param(
            ["Acme"], "Acme flew 1 of 1 private launch, 1995–2020, by 1 provider", id="one launch"
        ),
    ],
)
def test_the_finding_says_who_flew_most(providers, sentence):
    assert ask(flown_by(*providers)).finding == sentence


@pytest.mark.parametrize(
    ("providers", "who"),
    [
        pytest.param("AB", "A and B flew 1 each of 2", id="two"),
        pytest.param("ABCDEF", "A, B, C and 3 others flew 1 each of 6", id="many"),
    ],
)
def test_all_who_flew_most_are_named(providers, who):
    summary = ask(flown_by(*providers), country="USA")
    assert summary.finding.startswith(f"{who} private launches from the USA, 1995–2020, by ")
    assert summary.findings.top_providers == tuple(providers)


def test_a_tie_that_the_cut_parts_is_told_beside_the_picture():
    summary = ask(flown_by("Acme", "Acme", "Beta", "Gamma", "Delta"), top=2)
    assert summary.findings.tied_with_last_drawn == ("Delta", "Gamma")
    assert summary.notes == ("Not drawn, with as many launches as Beta: Delta and Gamma.",)
    assert summary.alt.endswith(summary.notes[0])


def test_the_finding_says_how_much_of_the_whole_is_drawn():
    providers = [*"AAAAABBBCCD"]
    assert ask(flown_by(*providers), top=2).finding == (
        "A flew 5 of 11 private launches, 1995–2020; "
        "the 2 drawn of 4 providers flew 8, the others 3"
    )


def test_the_alt_text_ranks_what_is_drawn():
    alt = ask(flown_by("Acme", "Acme", "Acme", "Beta", "Beta", "Gamma"), top=2).alt
    assert alt.startswith("Bars of the 2 private providers with the most launches. ")
    assert alt.endswith(": Acme 3, Beta 2.")


def test_an_empty_selection_names_the_sector_and_the_years_asked_for():
    summary = ask(flown_by("Acme"), country="France")
    assert summary.finding == "No private launches from France, 1995–2020"
    assert (summary.rows, summary.findings) == ((), None)
