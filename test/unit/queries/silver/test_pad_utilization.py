from concluded import conclude


def test_the_busiest_pad_has_its_share():
    said = conclude("pad-utilization", [("A", 6, 10.0, 1, 5), ("B", 4, None, 4, 4)])
    assert said.finding == "A: 6 of 10 launches (60.0 %), 9 of them orbital attempts"
    assert said.findings.pads_count == 2


def test_of_equal_pads_all_are_named():
    said = conclude("pad-utilization", [("A", 5, 1.0, 0, 5), ("B", 5, 2.0, 0, 5)])
    assert said.finding == "A and B: 5 each of 10 launches, all of them orbital attempts"
