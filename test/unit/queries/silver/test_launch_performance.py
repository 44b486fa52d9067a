from concluded import conclude

ROWS = [(2018, 5, 3, 1, 1, 75.0, 4), (2019, 5, 5, 0, 0, 100.0, 5)]


def test_the_rate_is_of_the_known_outcomes_of_all_years():
    said = conclude("launch-performance", ROWS)
    assert said.finding == (
        "10 launches, 9 of them orbital attempts; 8 of 9 with a known outcome succeeded (88.9 %)"
    )
    assert said.findings.success_pct == 100 * 8 / 9
    assert (said.findings.failure_count, said.findings.unknown_count) == (1, 1)


def test_without_a_known_outcome_there_is_no_rate():
    said = conclude("launch-performance", [(2018, 2, 0, 0, 2, None, 2)])
    assert said.finding == "2 launches, all of them orbital attempts; no outcome is known"
    assert said.findings.success_pct is None


def test_who_asks_for_a_scope_is_told_of_that_scope():
    said = conclude("launch-performance", ROWS, scope="orbital", year_from=2018)
    assert said.finding.startswith("10 orbital launches since 2018; 8 of 9")
