import pytest

from spacelaunch.dashboard import wording


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (wording.whole(4324), "4,324"),
        (wording.whole(None), "–"),
        (wording.percent(89.7086), "89.7 %"),
        (wording.percent(None), "–"),
        (wording.interval(88.767, 90.579), "88.8–90.6 %"),
        (wording.interval(None, None), "–"),
        (wording.day("2020-08-07T05:12:00+00:00"), "2020-08-07"),
        (wording.day(None), "–"),
        (wording.minute("2020-08-07T05:12:00Z"), "2020-08-07 05:12 UTC"),
        (wording.minute(None), "–"),
        (wording.words("partial_failure"), "Partial failure"),
        (wording.words("api_calls"), "API calls"),
        (wording.heading("flown_count"), "Flown"),
        (wording.heading("launch_count"), "Launches"),
        (wording.heading("inclination_deg"), "Inclination, °"),
        (wording.heading("duration_s"), "Duration, s"),
        (wording.heading("started_at"), "Started, UTC"),
        (wording.heading("run_id"), "Run id"),
        (wording.heading("count"), "Count"),
        (wording.count_of(1, "launch"), "1 launch"),
        (wording.count_of(4324, "launch"), "4,324 launches"),
        (wording.count_of(2, "pad"), "2 pads"),
    ],
)
def test_a_value_is_written_for_people(written, expected):
    assert written == expected


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("launch_count", "launches", "Launches"),
        ("success_pct", "percent", "Success, %"),
        ("cost_musd", "million US dollars", "Cost, million US$"),
        ("average_h", "h", "Average, h"),
        ("year", "year", "Year"),
        ("provider", None, "Provider"),
    ],
)
def test_a_heading_has_its_unit_once(name, unit, expected):
    assert wording.heading_of({"name": name, "unit": unit}) == expected
