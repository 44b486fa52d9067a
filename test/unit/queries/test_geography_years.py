"""Launches by country of launch and year."""

from __future__ import annotations

from datetime import UTC, datetime

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


def whole(first: int, last: int) -> list[Launch]:
    """Launches at both ends of each year, from no known country, so that the data know it whole."""
    return [
        make_launch(launched_at=datetime(year, *day, tzinfo=UTC), country=None)
        for year in range(first, last + 1)
        for day in ((1, 2), (12, 30))
    ]


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
    launches = flown(("China", 2003), ("USA", 2001), ("USA", 2001), ("USA", 2002))
    summary = ask([*launches, *whole(2001, 2003)])
    assert summary.findings == {
        "countries_count": 2,
        "peak_country": "USA",
        "peak_year": 2001,
        "peaks": [{"country": "USA", "year": 2001}],
        "peak_launch_count": 2,
    }


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        pytest.param(
            [("USA", 2001)], "year of any country: the USA in 2001, with 1 of 1 launch", id="one"
        ),
        pytest.param(
            [("USA", 2001), ("USA", 2001), ("Kenya", 2001)],
            "year of any country: the USA in 2001, with 2 of 3 launches",
            id="one of several",
        ),
        pytest.param(
            [("USA", 2002), ("USA", 2001), ("China", 2002)],
            "years of any country: the USA in 2001, China in 2002 and the USA in 2002, "
            "with 1 each of 3 launches",
            id="a tie, all named",
        ),
    ],
)
def test_the_finding_says_the_peak_in_one_sentence(places, sentence):
    finding = ask([*flown(*places), *whole(2001, 2002)]).finding
    assert finding == f"The busiest {sentence} with a known country"


def test_a_tie_has_no_peak_country_of_its_own():
    findings = ask([*flown(("USA", 2001), ("Kenya", 2001)), *whole(2001, 2001)]).findings
    assert (findings["peak_country"], findings["peak_year"]) == (None, None)
    assert [peak["country"] for peak in findings["peaks"]] == ["Kenya", "USA"]


def test_a_year_that_is_known_in_part_is_no_busiest_one():
    launches = flown(("USA", 2001), ("China", 2003), ("China", 2003))
    summary = ask([*launches, *whole(2001, 2001)])
    assert summary.findings["peaks"] == [{"country": "USA", "year": 2001}]
    assert summary.finding.startswith("The busiest whole year of any country: the USA in 2001")
    assert summary.alt.endswith("The data know 2003 on 1 Jun. The data hold no launch of 2002.")


def test_without_a_whole_year_none_is_busiest():
    summary = ask(flown(("USA", 2001)))
    assert summary.finding == "1 launch; no year is complete"
    assert summary.findings["peaks"] == []


def test_the_alt_text_ranks_the_countries_by_their_totals():
    alt = ask(flown(("China", 2003), ("USA", 2001), ("USA", 2002))).alt
    assert "In all: USA 2, China 1." in alt


def test_a_selection_leaves_out_the_others():
    launches = [*flown(("USA", 2001)), make_launch(2001, country="USA", sector=Sector.STATE)]
    assert ask(launches, sector="private").rows == (
        {"country": "USA", "year": 2001, "launch_count": 1},
    )


def test_an_empty_selection_says_so():
    summary = ask(flown(("USA", 2001)), year_from=2002)
    assert summary.finding == "No launches since 2002"
    assert (summary.rows, summary.findings) == ((), {})
