"""The synthetic launches: their label, their shape, and the proportions that they promise."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import datetime
from itertools import islice, pairwise

import pytest

from data_sets import launches_in
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.sources import sample_tables as tables
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.sample import sample_csv

REAL_HEADER = (
    "Company Name,Location,Detail,Status Rocket, Rocket,Status Mission,Country of Launch,"
    "Companys Country of Origin,Private or State Run,DateTime,Year,Month,Day,Date,Time\r\n"
)


@pytest.fixture(scope="module")
def text() -> str:
    return "".join(sample_csv())


@pytest.fixture(scope="module")
def rows(text) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def share(rows, column, value):
    return sum(row[column] == value for row in rows) / len(rows)


def count(rows, **wanted):
    return sum(all(row[name] == value for name, value in wanted.items()) for row in rows)


def test_the_header_is_that_of_the_real_file(text):
    assert text.startswith(REAL_HEADER)


def test_every_line_ends_with_cr_and_lf():
    assert {line[-2:] for line in sample_csv(500)} == {"\r\n"}
    assert {line.count("\n") for line in sample_csv(500)} == {1}


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 63, 64, 1000])
def test_there_are_as_many_rows_as_were_asked_for(rows):
    assert len(list(sample_csv(rows))) == 1 + rows


def test_the_same_seed_gives_the_same_bytes(text):
    assert "".join(sample_csv(seed=1957)) == text


def test_another_seed_gives_other_rows(text):
    assert not set(sample_csv(seed=1958)) & set(text.splitlines(keepends=True)[1:])


def test_a_million_rows_are_not_held_in_memory():
    assert len(list(islice(sample_csv(10**9), 1000))) == 1000


def test_every_row_says_that_it_is_synthetic(rows):
    missions = {row["Detail"].partition(" | ")[2] for row in rows}

    assert all(mission.startswith(f"{SYNTHETIC_MISSION} ") for mission in missions)
    assert f"{SYNTHETIC_MISSION} 000123" in missions


def test_every_row_can_be_read_as_a_synthetic_launch(text):
    reading = read_csv(io.BytesIO(text.encode()), "sample", limit_bytes=10**7)

    assert reading.rejects == ()
    assert len(reading.launches) == 4324
    assert all(launch.is_synthetic for launch in launches_in(reading))


def test_one_row_stands_twice_and_no_other(rows):
    times = Counter(tuple(row.values()) for row in rows)

    assert sorted(times.values())[-2:] == [1, 2]


def test_the_columns_of_a_date_agree(rows):
    moments = [datetime.fromisoformat(row["DateTime"]) for row in rows]

    assert [f"{at:%d/%m/%Y %H:%M}" for at in moments] == [
        f"{row['Date']} {row['Time']}" for row in rows
    ]
    assert [(at.year, at.month, at.day) for at in moments] == [
        (int(row["Year"]), int(row["Month"]), int(row["Day"])) for row in rows
    ]


def test_the_launches_go_from_1957_to_2020_newest_first_but_for_a_few(rows):
    moments = [row["DateTime"] for row in rows]

    assert "1957-10-04" <= min(moments) < "1958"
    assert "2020" < max(moments) < "2020-08-08"
    assert 0 < sum(later > earlier for earlier, later in pairwise(moments)) < 60


@pytest.mark.parametrize(
    ("column", "value", "expected", "tolerance"),
    [
        ("Private or State Run", "P", 0.322, 0.03),
        (" Rocket", "", 0.777, 0.03),
        ("Status Mission", "Success", 0.897, 0.02),
        ("Status Mission", "Partial Failure", 0.024, 0.01),
        ("Status Rocket", "StatusActive", 0.183, 0.03),
        ("Time", "00:00", 0.030, 0.01),
        ("Country of Launch", "Russia", 0.323, 0.05),
        ("Country of Launch", "USA", 0.312, 0.05),
        ("Country of Launch", "France", 0.070, 0.02),
        ("Company Name", "RVSN USSR", 0.411, 0.04),
    ],
)
def test_a_share_is_about_that_of_the_real_file(rows, column, value, expected, tolerance):
    assert share(rows, column, value) == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(
    ("first", "last", "private", "state"),
    [
        (1965, 1969, 92, 408),
        (1975, 1979, 69, 417),
        (1985, 1989, 62, 241),
        (2000, 2004, 146, 95),
        (2015, 2019, 230, 230),
    ],
)
def test_the_sectors_rise_and_fall_as_in_the_real_file(rows, first, last, private, state):
    era = [row for row in rows if first <= int(row["Year"]) <= last]

    assert count(era, **{"Private or State Run": "P"}) == pytest.approx(private, abs=35)
    assert count(era, **{"Private or State Run": "S"}) == pytest.approx(state, abs=60)


def test_early_launches_fail_more_often(rows):
    early = [row for row in rows if int(row["Year"]) < 1960]
    late = [row for row in rows if int(row["Year"]) >= 1990]

    assert share(early, "Status Mission", "Success") < 0.5
    assert share(late, "Status Mission", "Success") > 0.9


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Country of Launch", "Sea Launch"),
        ("Companys Country of Origin", "Isreal"),
        ("Companys Country of Origin", "Multi"),
        ("Status Mission", "Prelaunch Failure"),
        (" Rocket", "1,160.00"),
    ],
)
def test_a_quirk_of_the_real_file_is_there(rows, column, value):
    assert 0 < share(rows, column, value) < 0.1


def test_only_sea_launch_flies_from_the_pacific(rows):
    sea = [row for row in rows if row["Country of Launch"] == "Sea Launch"]

    assert {(row["Company Name"], row["Location"]) for row in sea} == {
        ("Sea Launch", "LP Odyssey, Kiritimati Launch Area, Pacific Ocean")
    }


def test_a_thousands_comma_is_quoted(text):
    assert ',"1,160.00",' in text


def test_every_year_has_a_service_for_each_sector_that_flies():
    services = tables.SERVICES
    flown = {
        (year, tables.PROVIDERS[each.provider][1])
        for each in services
        for year in range(each.first_year, each.last_year + 1)
    }

    assert {(year, "S") for year in range(1957, 2021)} <= flown
    assert {(year, "P") for year in range(1959, 2021)} <= flown
