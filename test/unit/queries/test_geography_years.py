"""Launches by country of launch and year."""

from __future__ import annotations

import pytest

from factories import make_launch
from spacelaunch.domain.launch import Launch, Sector
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.engine import summarise
from spacelaunch.queries.geography_years import ANALYSIS, GeographyYearsParameters
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.relation.rows import launches_table

ORIGIN = Origin("v1", "test", is_synthetic=False, data_from=None, data_until=None)


def ask(launches: list[Launch], **given: object) -> Summary:
    params = read_parameters(GeographyYearsParameters, given)
    return summarise(ANALYSIS, params, launches_table(launches), ORIGIN)


def flown(*places: tuple[str | None, int]) -> list[Launch]:
    return [make_launch(year, country=country) for country, year in places]


def test_each_country_and_year_with_launches_has_a_row_in_order():
    launches = flown(("USA", 2001), ("China", 2003), ("USA", 2000), ("USA", 2001))
    assert ask(launches).rows == (
        {"country": "China", "year": 2003, "launch_count": 1},
        {"country": "USA", "year": 2000, "launch_count": 1},
        {"country": "USA", "year": 2001, "launch_count": 2},
    )


def test_a_launch_without_a_country_is_missing():
    summary = ask(flown(("USA", 2001), (None, 2001), (None, 2002)))
    assert len(summary.rows) == 1
    assert (summary.rows_used, summary.rows_missing) == (1, 2)


def test_the_findings_name_the_busiest_year_of_any_country():
    summary = ask(flown(("China", 2003), ("USA", 2001), ("USA", 2001), ("USA", 2002)))
    assert summary.findings == {
        "countries_count": 2,
        "peak_country": "USA",
        "peak_year": 2001,
        "peak_launch_count": 2,
    }


@pytest.mark.parametrize(
    ("places", "peak"),
    [
        pytest.param([("USA", 2002), ("USA", 2001)], ("USA", 2001), id="the earlier year"),
        pytest.param([("China", 2002), ("USA", 2001)], ("USA", 2001), id="year before name"),
        pytest.param([("USA", 2001), ("China", 2001)], ("China", 2001), id="then by name"),
    ],
)
def test_of_equal_peaks_the_first_is_named(places, peak):
    findings = ask(flown(*places)).findings
    assert (findings["peak_country"], findings["peak_year"]) == peak


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        pytest.param(
            [("USA", 2001)],
            "The busiest year of any country: USA in 2001 with 1 launch",
            id="one launch",
        ),
        pytest.param(
            [("USA", 2001), ("USA", 2001)],
            "The busiest year of any country: USA in 2001 with 2 launches",
            id="two launches",
        ),
    ],
)
def test_the_finding_says_the_peak_in_one_sentence(places, sentence):
    assert ask(flown(*places)).finding == sentence


def test_the_alt_text_ranks_the_countries_by_their_totals():
    alt = ask(flown(("China", 2003), ("USA", 2001), ("USA", 2002))).alt
    assert alt.endswith("In all: USA 2, China 1.")


def test_a_selection_leaves_out_the_others():
    launches = [*flown(("USA", 2001)), make_launch(2001, country="USA", sector=Sector.STATE)]
    assert ask(launches, sector="private").rows == (
        {"country": "USA", "year": 2001, "launch_count": 1},
    )


def test_an_empty_selection_says_so():
    summary = ask(flown(("USA", 2001)), year_from=2002)
    assert summary.finding == "No launches match since 2002"
    assert (summary.rows, summary.findings) == ((), {})
