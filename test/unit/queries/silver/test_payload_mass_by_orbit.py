from concluded import conclude


def test_the_orbit_of_most_mass_has_its_share_of_what_is_known():
    rows = [("LEO", 3, 750.0, 1, 3), ("GTO", 2, 250.0, 0, 2), (None, 1, None, 1, 1)]
    said = conclude("payload-mass-by-orbit", rows)
    assert said.finding == "LEO: 750 of 1,000 kg (75.0 %), of 4 of 6 payloads of 10 launches"
    assert (said.findings.payload_count, said.findings.missing_count) == (6, 2)


def test_an_orbit_that_is_not_known_is_never_the_first():
    said = conclude("payload-mass-by-orbit", [(None, 1, 900.0, 0, 1), ("GTO", 1, 100.0, 0, 1)])
    assert said.findings.top_orbits == ("GTO",)


def test_where_no_mass_is_known_none_is_said():
    said = conclude("payload-mass-by-orbit", [("SO", 2, None, 2, 0)])
    assert said.finding == "2 payloads of 10 launches, none of known orbit and mass"
    assert said.findings.top_mass_kg is None
