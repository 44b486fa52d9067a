from __future__ import annotations

from concluded import conclude

DECADES = [("1970s", 100, 80), ("1980s", 200, 100), ("1990s", 10, 1)]


def test_the_share_of_all_is_told_and_where_it_is_least():
    said = conclude("coverage", DECADES)
    assert said.finding == (
        "The data hold 181 of 310 orbital attempts (58.4 %), least in the 1980s (50.0 % of 200)"
    )
    assert said.findings.least == ("1980s",)
    assert said.findings.thin_count == 2


def test_a_few_attempts_are_not_named_as_the_least():
    said = conclude("coverage", [("1957", 3, 0), ("1958", 40, 20)], per="year")
    assert said.finding == "The data hold 20 of 43 orbital attempts (46.5 %)"
    assert said.findings.least == ()


def test_of_equal_shares_all_are_named_unless_they_are_all_there_is():
    rows = [("Russia", 100, 50), ("USA", 100, 50), ("France", 100, 99)]
    said = conclude("coverage", rows, per="country")
    assert said.finding.endswith("least from Russia and the USA (50.0 % of 200)")
    assert conclude("coverage", rows[:2], per="country").findings.least == ()


def test_each_row_has_its_share_and_the_text_names_all():
    said = conclude("coverage", DECADES)
    assert [row.held_pct for row in said.rows] == [80, 50, 10]
    assert "1970s 80 of 100; 1980s 100 of 200; 1990s 1 of 10" in said.alt


def test_a_share_that_is_hardly_below_that_of_all_is_not_named():
    said = conclude("coverage", [("1970s", 1000, 666), ("1980s", 1000, 667)])
    assert said.finding == "The data hold 1,333 of 2,000 orbital attempts (66.7 %)"


def test_held_against_itself_the_catalogue_has_no_share():
    said = conclude("coverage", [("1970s", 100, 100)], is_catalogue=True)
    assert (said.rows, said.findings) == ((), None)
    assert said.finding == "What GCAT itself lacks cannot be told by holding it against GCAT"
