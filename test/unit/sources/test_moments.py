"""When a launch happened, from whichever columns a record has."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.domain.launch import TimePrecision
from spacelaunch.domain.words import MONTH_FIRST_DATE
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.moments import Moment, read_moment


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def reason(**known: object) -> str:
    with pytest.raises(BadRecordError) as caught:
        read_moment(known)
    return str(caught.value)


def lost(**known: object) -> str:
    """Why the one part that cannot be read is lost, in a record that has a year beside it."""
    (only,) = read_moment({"Year": "2001", **known}).lost
    return only


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2001-02-03 04:05:00+00:00", utc(2001, 2, 3, 4, 5)),
        ("2001-02-03T04:05:06Z", utc(2001, 2, 3, 4, 5, 6)),
        ("2001-02-03 04:05", utc(2001, 2, 3, 4, 5)),
        (" 2001-02-03 04:05:00+00:00 ", utc(2001, 2, 3, 4, 5)),
        ("2001-02-03 04:05:00+05:30", utc(2001, 2, 2, 22, 35)),
        ("2001-02-03 20:05:00-08:00", utc(2001, 2, 4, 4, 5)),
        ("2001-02-03T04:05:06.789Z", utc(2001, 2, 3, 4, 5, 6)),
        ("2000-02-29 23:59:59+00:00", utc(2000, 2, 29, 23, 59, 59)),
    ],
    ids=[
        "as in the data set", "ISO with Z", "no offset is UTC", "blanks around", "east of UTC",
        "west of UTC", "parts of a second are dropped", "leap day",
    ],
)  # fmt: skip
def test_a_datetime_is_read_as_utc(text, at):
    assert read_moment({"DateTime": text}) == Moment(at, TimePrecision.MINUTE)


@pytest.fixture
def in_tokyo(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


def test_the_time_zone_of_the_machine_does_not_matter(in_tokyo):
    assert read_moment({"DateTime": "2001-02-03 04:05"}).at == utc(2001, 2, 3, 4, 5)


def test_what_is_read_carries_utc_itself():
    assert read_moment({"DateTime": "2001-02-03 04:05:00+05:30"}).at.tzinfo is UTC


@pytest.mark.parametrize(
    "known",
    [
        {"DateTime": "2001-02-03 00:00:00+00:00"},
        {"DateTime": "2001-02-03"},
        {"Date": "03/02/2001", "Time": "00:00"},
        {"Date": "3/2/2001", "Time": "0:00"},
        {"Date": "03/02/2001", "Time": " "},
        {"Date": "03/02/2001"},
        {"Year": "2001", "Month": "2", "Day": "3"},
        {"Year": "2001", "Month": "02", "Day": "03"},
        {"Year": "2001", "Month": "2", "Day": "3", "DateTime": " ", "Date": " "},
        {"DateTime": "2001-02-03 05:00:00+05:00"},
    ],
    ids=[
        "midnight", "no time", "date and 00:00", "not padded", "blank time", "date alone", "parts",
        "padded parts", "parts beside blanks", "midnight in UTC",
    ],
)  # fmt: skip
def test_midnight_or_no_time_claims_only_the_day(known):
    assert read_moment(known) == Moment(utc(2001, 2, 3), TimePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2001-02-03 00:01:00+00:00", utc(2001, 2, 3, 0, 1)),
        ("2001-02-03 00:00:30+00:00", utc(2001, 2, 3, 0, 0, 30)),
        ("2001-02-03 00:00:00+05:00", utc(2001, 2, 2, 19)),
    ],
    ids=["a minute past", "half a minute past", "midnight elsewhere"],
)
def test_what_is_not_midnight_in_utc_claims_the_minute(text, at):
    assert read_moment({"DateTime": text}) == Moment(at, TimePrecision.MINUTE)


@pytest.mark.parametrize(
    ("date", "time", "at"),
    [
        ("03/02/2001", "04:05", utc(2001, 2, 3, 4, 5)),
        ("2/11/1997", "9:25", utc(1997, 11, 2, 9, 25)),
        ("31/12/1999", "23:59:59", utc(1999, 12, 31, 23, 59)),
        (" 2/11/1997 ", " 9:25 ", utc(1997, 11, 2, 9, 25)),
    ],
    ids=["padded", "not padded", "with seconds", "blanks around"],
)
def test_a_date_is_read_day_first(date, time, at):
    assert read_moment({"Date": date, "Time": time}) == Moment(at, TimePrecision.MINUTE)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"Date": "04/02/2001"}, "Date says '04/02/2001', DateTime says 2001-02-03"),
        ({"Date": "2001-02-04"}, "Date says '2001-02-04', DateTime says 2001-02-03"),
        ({"Month": "3"}, "Month says 3, the date says 2"),
        ({"Day": "4"}, "Day says 4, the date says 3"),
        ({"Time": "04:06"}, "Time says 04:06, DateTime says 04:05"),
    ],
    ids=["Date", "ISO Date", "Month", "Day", "Time"],
)
def test_a_part_that_contradicts_the_datetime_refuses_the_record(others, expected):
    assert reason(DateTime="2001-02-03 04:05:06+00:00", **others) == expected


@pytest.mark.parametrize("date", ["03/02/2001", "02/03/2001", "3.2.2001", "2001-02-03"])
def test_any_way_of_writing_its_day_agrees_with_a_datetime(date):
    known = {"DateTime": "2001-02-03 04:05:00+00:00", "Date": date}

    assert read_moment(known) == Moment(utc(2001, 2, 3, 4, 5), TimePrecision.MINUTE)


def test_parts_in_the_zone_of_the_datetime_agree_with_it_as_those_in_utc_do():
    written = "2001-02-03 23:30:00-05:00"
    there = {"DateTime": written, "Day": "3", "Date": "03/02/2001", "Time": "23:30"}
    in_utc = {"DateTime": written, "Day": "4", "Date": "04/02/2001", "Time": "04:30"}

    assert read_moment(there) == read_moment(in_utc)


def test_a_datetime_that_cannot_be_read_is_lost_and_the_date_is_believed():
    found = read_moment({"DateTime": "soon", "Date": "03/02/2001", "Time": "04:05"})

    assert found.at == utc(2001, 2, 3, 4, 5)
    assert found.lost == ("DateTime: expected YYYY-MM-DD HH:MM:SS+00:00, got 'soon'",)


def test_a_datetime_of_a_day_alone_takes_the_time():
    assert read_moment({"DateTime": "2001-02-03", "Time": "04:05"}).at == utc(2001, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Fri Aug 07, 2020 05:12 UTC", Moment(utc(2020, 8, 7, 5, 12), TimePrecision.MINUTE)),
        ("Thu Oct 27, 1966", Moment(utc(1966, 10, 27), TimePrecision.DAY)),
    ],
    ids=["with a time", "without"],
)
def test_a_datetime_in_words_is_read(text, moment):
    assert read_moment({"DateTime": text}) == moment


DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FORMS = ["{0.day:02}/{0.month:02}/{0.year}", "{0.month}/{0.day}/{0.year}", "{0:%Y-%m-%d}"]


@given(DATES, st.sampled_from(FORMS), st.sampled_from(["Month", "Day"]))
def test_month_and_day_decide_which_way_round_a_date_is(day, form, left_out):
    parts = {"Year": str(day.year), "Month": str(day.month), "Day": str(day.day)}
    either = day.day <= 12 and day.day != day.month
    if not either:
        del parts[left_out]  # one of the two is enough then

    found = read_moment({**parts, "Date": form.format(day)})

    assert (found.at.date(), found.lost) == (day, ())


def test_a_day_or_month_that_fits_neither_way_round_refuses_the_record():
    known = {"Date": "03/02/2001", "Year": "2001", "Month": "9", "Day": "9"}

    assert reason(**known) == "Month says 9, the date says 2"


def test_where_nothing_decides_the_day_stands_first():
    assert read_moment({"Date": "03/02/2001", "Year": "2001"}).at == utc(2001, 2, 3)


def test_where_nothing_decides_a_date_that_is_only_read_month_first_refuses_its_record():
    assert reason(Date="7/30/2019", Year="2019") == (
        "Date: expected DD/MM/YYYY or YYYY-MM-DD, got '7/30/2019'; the month may stand first "
        "where Month and Day stand beside it"
    )


def test_in_a_table_of_month_first_dates_the_month_stands_first():
    assert read_moment({MONTH_FIRST_DATE: "8/7/2020"}).at == utc(2020, 8, 7)
    assert reason(**{MONTH_FIRST_DATE: "13/8/2020"}) == (
        "Date: expected MM/DD/YYYY or YYYY-MM-DD, got '13/8/2020'"
    )


def test_a_two_digit_year_is_not_guessed():
    parts = {"Year": "2020", "Month": "8", "Day": "7"}
    found = read_moment({**parts, "Date": "07/08/20", "Time": "05:12"})

    assert found.at == utc(2020, 8, 7, 5, 12)
    assert found.lost == ("Date: expected DD/MM/YYYY or YYYY-MM-DD, got '07/08/20'",)
    assert reason(Date="07/08/20") == found.lost[0]


def test_the_time_that_stands_in_the_date_itself_is_read_where_there_is_no_other():
    assert read_moment({"Date": "2020-08-07 05:12:00"}).at == utc(2020, 8, 7, 5, 12)
    assert read_moment({"Date": "2020-08-07T00:00:00", "Time": "05:12"}).at.hour == 5


@pytest.mark.parametrize(
    ("known", "at", "precision"),
    [
        ({"Year": "2001"}, utc(2001, 1, 1), TimePrecision.YEAR),
        ({"Year": "2001", "Month": "", "Day": None}, utc(2001, 1, 1), TimePrecision.YEAR),
        ({"Year": "2001", "Month": " ", "Day": " "}, utc(2001, 1, 1), TimePrecision.YEAR),
        ({"Year": "2001", "DateTime": " "}, utc(2001, 1, 1), TimePrecision.YEAR),
        ({"Year": "2001", "Month": "2"}, utc(2001, 2, 1), TimePrecision.MONTH),
        ({"Year": 2001, "Month": 2, "Day": ""}, utc(2001, 2, 1), TimePrecision.MONTH),
    ],
    ids=["year", "empty", "blanks", "blank DateTime", "month", "numbers"],
)
def test_what_is_not_known_is_filled_with_the_earliest_value(known, at, precision):
    assert read_moment(known) == Moment(at, precision)


@pytest.mark.parametrize("year", ["2001", " 2001 ", "2001.0", "2001.00", "02001", 2001, 2001.0])
def test_a_year_may_be_written_as(year):
    assert read_moment({"Year": year}).at == utc(2001, 1, 1)


@pytest.mark.parametrize(
    "year",
    [
        "twenty", "2001.5", "2,001", "-2001", "+2001", "2e3", "0x7D1", "2001 AD", "٢٠٠١", "²",
        "inf", "9" * 400, "9" * 5000, 2001.5, 1e30, float("inf"), True, False, [], ["2001"],
        {}, b"2001",
    ],
    ids=lambda year: repr(year)[:12],
)  # fmt: skip
def test_what_is_no_whole_number_is_no_year(year):
    assert reason(Year=year).startswith("Year: expected a whole number, got ")


@pytest.mark.parametrize("year", ["1899", "2101", "0", "20011", 19])
def test_a_year_out_of_range_is_refused(year):
    assert reason(Year=year) == f"Year: {year} lies outside 1900 to 2100"


@pytest.mark.parametrize("year", ["1900", "2100"], ids=["first", "last"])
def test_the_ends_of_the_range_are_in_it(year):
    assert read_moment({"Year": year}).at == utc(int(year), 1, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1899-12-31 23:00:00+00:00", 1899),
        ("2101-01-01 00:00:00+00:00", 2101),
        ("2100-12-31 23:00:00-05:00", 2101),
        ("1900-01-01 01:00:00+05:00", 1899),
        ("0001-01-01 00:00:00+05:00", 1),
        ("9999-12-31 23:00:00-05:00", 9999),
    ],
    ids=["before", "after", "after in UTC", "before in UTC", "calendar's first", "calendar's last"],
)
def test_a_datetime_out_of_range_is_refused(text, year):
    assert reason(DateTime=text) == f"the year {year} lies outside 1900 to 2100"


@pytest.mark.parametrize(
    "known",
    [
        *({}, {"Year": ""}, {"Year": " "}, {"Year": None}, {"Year": "NaN"}),
        *({"Month": "2", "Day": "3"}, {"Time": "4:05"}),
    ],
    ids=["nothing", "empty", "blank", "null", "a word for nothing", "month and day", "time"],
)
def test_without_a_year_there_is_no_moment(known):
    assert reason(**known) == "Year is missing"


@pytest.mark.parametrize(
    "known",
    [{"DateTime": "2001-02-03 04:05:00+00:00"}, {"Date": "03/02/2001"}],
    ids=["DateTime", "Date"],
)
def test_a_year_that_says_otherwise_refuses_the_record(known):
    assert reason(**known, Year="2002") == "Year says 2002, the date says 2001"


def test_the_year_is_compared_with_the_date_as_written():
    known = {"DateTime": "2001-01-01 00:30:00+05:00", "Year": "2001"}

    assert read_moment(known).at == utc(2000, 12, 31, 19, 30)


@pytest.mark.parametrize("month", ["13", "0", 13])
def test_a_month_out_of_range_is_lost(month):
    assert lost(Month=month) == f"Month: {month} lies outside 1 to 12"


@pytest.mark.parametrize("day", ["32", "0", 32])
def test_a_day_out_of_range_is_lost(day):
    assert lost(Month="2", Day=day) == f"Day: {day} lies outside 1 to 31"


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [("2001", "2", "30"), ("2001", "2", "29"), ("1900", "2", "29"), ("2001", "4", "31")],
    ids=["30 February", "29 February 2001", "29 February 1900", "31 April"],
)
def test_a_day_that_the_calendar_lacks_is_lost(year, month, day):
    assert lost(Year=year, Month=month, Day=day).startswith("Day: day is out of range")


def test_a_day_without_its_month_is_lost():
    assert lost(Day="3") == "Day is given without Month"


@pytest.mark.parametrize(
    "text",
    ["03/02/2001", "2001-02-30 00:00:00+00:00", "2001-13-01", "2001-02-03 24:01", "soon", "\0"],
)
def test_a_datetime_in_another_form_is_no_moment(text):
    expected = f"DateTime: expected YYYY-MM-DD HH:MM:SS+00:00, got {text!r}"

    assert (reason(DateTime=text), lost(DateTime=text)) == (expected, expected)


@pytest.mark.parametrize(
    "text", ["30/02/2001", "3/2.2001", "3/2/01", "03/02/2001 04:05", "٣/٢/٢٠٠١"]
)
def test_a_date_in_another_form_is_lost(text):
    assert lost(Date=text) == f"Date: expected DD/MM/YYYY or YYYY-MM-DD, got {text!r}"


@pytest.mark.parametrize("text", ["25:00", "24:00", "04:60", "4", "04:05:99", "4:05 pm", "٤:٠٥"])
def test_a_time_in_another_form_is_lost(text):
    assert lost(Date="03/02/2001", Time=text) == f"Time: expected HH:MM, got {text!r}"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"DateTime": 981173100}, "DateTime: expected text, got 981173100"),
        ({"Date": 3.5}, "Date: expected text, got 3.5"),
        ({"Date": "03/02/2001", "Time": ["4"]}, "Time: expected text, got ['4']"),
    ],
    ids=["DateTime", "Date", "Time"],
)
def test_a_date_that_is_not_text_is_lost(known, expected):
    assert lost(**known) == expected
