from __future__ import annotations

from concluded import PART, conclude


def rows_of(*leads: int | None) -> list[tuple[int, int, float, float]]:
    """Of each definition two private launches to one from that year on."""
    return [
        (number, year, 2.0 if lead and year >= lead else 1.0, 1.0)
        for number, lead in enumerate(leads, 1)
        for year in range(2010, 2023)
    ]


def test_it_is_said_under_how_many_the_answer_of_the_file_is_true_and_what_the_others_say():
    said = conclude("robustness", rows_of(2012, 2012, 2013, 2014, 2013, None, 2013, 2015, 2012))
    assert said.finding == (
        "First private lead in 2012: true under 3 of 9 definitions; "
        "2013 under 3, 2014 under 1, 2015 under 1 and never under 1"
    )
    assert said.findings.claimed_year == 2012
    assert [lead.first_private_lead_year for lead in said.findings.leads][5] is None


def test_an_answer_that_all_give_is_said_alone():
    said = conclude("robustness", rows_of(*[2012] * 9))
    assert said.finding == "First private lead in 2012: true under 9 of 9 definitions"


def test_no_lead_is_an_answer_too():
    said = conclude("robustness", rows_of(None, *[2012] * 8))
    assert said.finding == "No private lead: true under 1 of 9 definitions; 2012 under 8"


def test_a_year_known_in_part_makes_no_lead():
    said = conclude("robustness", rows_of(*[2022] * 9), reach=PART)
    assert said.findings.claimed_year is None
