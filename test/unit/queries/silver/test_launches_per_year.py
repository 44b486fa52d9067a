from concluded import PART, conclude


def test_the_year_with_most_is_named():
    said = conclude("launches-per-year", [(2018, 4, 3), (2019, 6, 6)])
    assert said.finding == "10 launches, 9 of them orbital attempts; most in 2019 (6)"


def test_of_equal_years_all_are_named():
    said = conclude("launches-per-year", [(2018, 5, 5), (2019, 5, 5)])
    assert said.finding.endswith("; most in 2018 and 2019 (5 each)")
    assert said.findings.peak_years == (2018, 2019)


def test_a_year_known_in_part_is_told_in_the_text():
    said = conclude("launches-per-year", [(2021, 5, 5), (2022, 9, 9)], reach=PART)
    assert said.alt.endswith("The data know 2022 until 5 Oct.")
