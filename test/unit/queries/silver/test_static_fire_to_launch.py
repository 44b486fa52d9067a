from concluded import conclude


def test_the_mean_is_of_launches_and_not_of_years():
    rows = [(2018, 1, 100.0, 100.0, 0, 1), (2019, 3, 20.0, 50.0, 0, 2)]
    said = conclude("static-fire-to-launch", rows)
    assert said.findings.average_h == 40.0
    assert said.finding == (
        "On average 40.0 h from static fire to launch, at most 100.0 h, in 2018; "
        "of 4 launches with a known static fire, 3 of them orbital attempts"
    )


def test_what_is_dated_after_its_launch_is_told_and_not_used():
    rows = [(2016, 1, 30.0, 30.0, 0, 1), (2017, 0, None, None, 2, 0)]
    said = conclude("static-fire-to-launch", rows)
    assert said.findings.average_h == 30.0
    assert said.notes == ("Left out, since the static fire is dated after the launch: 2 launches.",)


def test_without_one_to_use_there_is_no_mean():
    said = conclude("static-fire-to-launch", [(2017, 0, None, None, 1, 0)])
    assert said.finding == "0 launches with a known static fire"
    assert (said.findings.average_h, said.findings.maximum_years) == (None, ())
