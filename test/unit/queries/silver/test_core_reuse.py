from concluded import conclude


def test_the_core_that_flew_most_is_named_beside_how_many_flew_again():
    rows = [("B1051", 3, 3, 2, 3), ("B1049", 2, 2, 2, 2), ("B1050", 1, 1, 0, 1)]
    said = conclude("core-reuse", rows)
    assert said.finding == (
        "B1051 flew most, 3 flights; 2 of 3 cores of 10 launches flew again, "
        "and 4 of 6 landings succeeded"
    )
    assert (said.findings.flights_count, said.findings.orbital_count) == (6, 6)


def test_of_equal_cores_all_are_named():
    said = conclude("core-reuse", [("A", 1, 0, 0, 1), ("B", 1, 0, 0, 1)])
    assert said.finding.startswith("A and B flew most, 1 flight each; 0 of 2 cores")
