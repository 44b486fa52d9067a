from concluded import conclude


def test_the_fastest_year_and_the_longest_gap_are_told():
    rows = [(2018, 1, None, None, 1), (2019, 4, 20.0, 365.25, 4), (2020, 5, 12.5, 90.0, 4)]
    said = conclude("launch-cadence", rows)
    assert said.finding == (
        "Shortest median gap: 12.5 days, in 2020; longest gap: 365.2 days; of 10 launches, "
        "9 of them orbital attempts"
    )
    assert said.findings.fastest_years == (2020,)


def test_a_single_launch_has_no_gap():
    said = conclude("launch-cadence", [(2018, 1, None, None, 1)])
    assert said.finding == "1 launch, an orbital attempt, and no gap between two"
    assert said.findings.fastest_median_gap_days is None
