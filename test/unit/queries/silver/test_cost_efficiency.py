from concluded import conclude

DEAR = ("Dear", 3, 2, 16e6, 160.0, 100_000.0, 3)
CHEAP = ("Cheap", 6, 5, 50e6, 10_000.0, 5_000.0, 5)
UNKNOWN = ("Unknown", 1, 0, None, None, None, 1)


def test_the_cheapest_is_named_with_how_many_launches_that_is_known_of():
    said = conclude("cost-efficiency", [CHEAP, DEAR, UNKNOWN])
    assert said.finding == (
        "Least per kilogram: Cheap, 5,000 US$; known of 7 of 10 launches, "
        "9 of them orbital attempts"
    )
    assert "Unknown unknown" in said.alt


def test_where_no_cost_is_known_none_is_said():
    said = conclude("cost-efficiency", [UNKNOWN])
    assert said.finding == ("1 launch, an orbital attempt, none with a known cost and mass")
    assert said.findings.cheapest_rockets == ()
