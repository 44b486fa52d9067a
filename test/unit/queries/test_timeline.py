"""Launches per year: the counts, and the definitions of lead and crossing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from factories import make_launch
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.domain.words import SECTORS
from spacelaunch.queries.engine import summarise
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.timeline import ANALYSIS, TimelineParameters
from spacelaunch.relation.rows import launches_table

ORIGIN = Origin("v1", "test", is_synthetic=False, data_from=None, data_until=None)


def ask(launches: list[Launch], **given: object) -> Summary:
    params = read_parameters(TimelineParameters, given)
    return summarise(ANALYSIS, params, launches_table(launches), ORIGIN)


def flown(years: Mapping[int, str], **overrides: object) -> list[Launch]:
    """One launch per letter: P is private, S is state."""
    return [
        make_launch(year, sector=SECTORS[letter], **overrides)
        for year, letters in years.items()
        for letter in letters
    ]


def test_each_year_has_its_private_and_its_state_launches():
    assert ask(flown({2000: "PSS", 2001: "PP"})).rows == (
        {"year": 2000, "private_count": 1, "state_count": 2},
        {"year": 2001, "private_count": 2, "state_count": 0},
    )


def test_a_year_without_launches_has_zeros():
    rows = ask(flown({1999: "S", 2001: "S"})).rows
    assert rows[1] == {"year": 2000, "private_count": 0, "state_count": 0}


def test_a_century_without_launches_is_filled_too():
    rows = ask(flown({1957: "S", 2100: "P"})).rows
    assert [row["year"] for row in rows] == list(range(1957, 2101))


def test_the_years_run_from_the_first_to_the_last_launch_of_the_selection():
    launches = flown({1990: "S", 2010: "S"}) + flown({2000: "P", 2002: "P"}, provider="Beta")
    rows = ask(launches, provider="Beta").rows
    assert [row["year"] for row in rows] == [2000, 2001, 2002]


@pytest.mark.parametrize(
    ("years", "crossings"),
    [
        pytest.param({2000: "PSS", 2001: "PPS"}, [(2001, "private")], id="private overtakes"),
        pytest.param({2000: "P", 2001: "S"}, [(2001, "state")], id="state overtakes"),
        pytest.param(
            {2000: "S", 2001: "P", 2002: "S"}, [(2001, "private"), (2002, "state")], id="and back"
        ),
        pytest.param({2000: "P", 2001: "PPS"}, [], id="the first leader crosses nobody"),
        pytest.param({2000: "PS", 2001: "P"}, [], id="nobody led before a tie at the start"),
        pytest.param(
            {2000: "S", 2001: "PS", 2002: "P"}, [(2002, "private")], id="over a tie, once it ends"
        ),
        pytest.param({2000: "S", 2001: "PS", 2002: "S"}, [], id="a tie changes no leader"),
        pytest.param({2000: "S", 2002: "P"}, [(2002, "private")], id="over an empty year"),
        pytest.param({2000: "PS", 2001: "PPSS"}, [], id="ties only"),
    ],
)
def test_a_crossing_is_a_year_whose_leader_is_not_the_leader_before(years, crossings):
    expected = [{"year": year, "leader": leader} for year, leader in crossings]
    assert ask(flown(years)).findings["crossings"] == expected


@pytest.mark.parametrize(
    ("years", "first"),
    [
        pytest.param({2000: "S", 2001: "PPS", 2002: "S", 2003: "P"}, 2001, id="the first of two"),
        pytest.param({2000: "P"}, 2000, id="from the start"),
        pytest.param({2000: "PS", 2001: "S"}, None, id="a tie is no lead"),
        pytest.param({2000: "S"}, None, id="never"),
    ],
)
def test_the_first_private_lead_is_the_first_year_with_strictly_more(years, first):
    assert ask(flown(years)).findings["first_private_lead_year"] == first


@pytest.mark.parametrize(
    ("years", "since"),
    [
        pytest.param({2000: "S", 2001: "P", 2002: "PPS"}, 2001, id="led to the end"),
        pytest.param({2000: "P", 2001: "S", 2002: "P"}, 2002, id="broken by a state lead"),
        pytest.param({2000: "P", 2001: "PS", 2002: "P"}, 2002, id="broken by a tie"),
        pytest.param({2000: "P", 2002: "P"}, 2002, id="broken by an empty year"),
        pytest.param({2000: "P", 2001: "PS"}, None, id="tied in the last year"),
        pytest.param({2000: "P", 2001: "S"}, None, id="lost in the last year"),
        pytest.param({2000: "S", 2001: "S"}, None, id="never led"),
    ],
)
def test_the_sustained_private_lead_reaches_the_last_year_unbroken(years, since):
    assert ask(flown(years)).findings["sustained_private_lead_year"] == since


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        pytest.param(
            {2000: "S", 2002: "PS"},
            "Private launches never led from 2000 to 2002",
            id="no private lead",
        ),
        pytest.param(
            {2000: "P", 2001: "S"},
            "Private launches first led in 2000, but did not lead in 2001",
            id="a lead that was lost",
        ),
        pytest.param(
            {2000: "S", 2001: "P", 2002: "P"},
            "Private launches have led every year since 2001",
            id="a lead that lasts",
        ),
        pytest.param(
            {2000: "P", 2001: "S", 2002: "P", 2003: "P"},
            "Private launches first led in 2000, and have led every year since 2002",
            id="a lead that was won back",
        ),
        pytest.param(
            {2000: "P", 2001: "S", 2002: "P"},
            "Private launches led in 2002, as they first did in 2000",
            id="a lead won back in the last year",
        ),
        pytest.param(
            {2000: "S", 2001: "P"},
            "Private launches led in 2001, for the first time",
            id="a first lead in the last year",
        ),
        pytest.param({2000: "S"}, "Private launches never led in 2000", id="one year"),
    ],
)
def test_the_finding_says_who_led_in_one_sentence(years, sentence):
    assert ask(flown(years)).finding == sentence


def test_the_alt_text_has_the_span_and_both_totals():
    assert ask(flown({2000: "SS", 2001: "P"})).alt == (
        "Launches per year from 2000 to 2001, one line each for private (1 in all) "
        "and state (2 in all). Private launches led in 2001, for the first time."
    )


def test_both_ends_of_the_year_range_belong_to_it():
    summary = ask(flown({1999: "P", 2000: "P", 2001: "P", 2002: "P"}), year_from=2000, year_to=2001)
    assert [row["year"] for row in summary.rows] == [2000, 2001]


def test_years_without_launches_are_drawn_as_far_as_the_data_reach():
    launches = [*flown({1999: "S", 2003: "S"}, provider="Other"), *flown({2001: "P"})]
    summary = ask(launches, provider="Acme", year_from=1990, year_to=2050)
    assert [row["year"] for row in summary.rows] == [1999, 2000, 2001, 2002, 2003]


def test_without_a_range_the_years_are_those_of_the_selection():
    launches = [*flown({1999: "S", 2003: "S"}, provider="Other"), *flown({2001: "P"})]
    assert [row["year"] for row in ask(launches, provider="Acme").rows] == [2001]


def test_a_country_selects_the_launches_from_its_pads():
    launches = [*flown({2000: "P"}, country="France"), *flown({2001: "SS"})]
    assert ask(launches, country="France").rows == (
        {"year": 2000, "private_count": 1, "state_count": 0},
    )


def test_every_launch_of_the_selection_is_used_and_none_is_missing():
    launches = [*flown({2000: "PS"}, country=None), *flown({2000: "P"}, provider="Beta")]
    summary = ask(launches, provider="Acme")
    assert (summary.rows_used, summary.rows_missing) == (2, 0)


def test_an_empty_selection_says_what_was_selected():
    summary = ask(flown({2000: "P"}), country="Nowhere", year_from=1990, year_to=1999)
    assert summary.finding == "No launches match country Nowhere, 1990–1999"
    assert summary.alt == "An empty chart. No launches match country Nowhere, 1990–1999."


def test_an_empty_selection_has_no_rows_and_no_findings():
    summary = ask(flown({2000: "P"}), country="Nowhere")
    assert (summary.rows, summary.findings) == ((), {})
    assert (summary.rows_used, summary.rows_missing) == (0, 0)
