"""What a source hands upward: launches, and rejects with their places."""

from __future__ import annotations

import pytest

from factories import make_record
from spacelaunch.errors import BadDataError, BadRecordError
from spacelaunch.sources.reading import Reading, Record, Reject, read_all
from spacelaunch.sources.records import parse_record

GOOD, ALSO_GOOD = make_record(), make_record(**{"Company Name": "Bolt"})
BAD = make_record(Year="soon")
WHY = "Year: expected a whole number, got 'soon'"


def read(*numbered: tuple[int, Record | BadRecordError], place: str = "line") -> Reading:
    return read_all("a.csv", numbered, parse_record, place)


def message(*numbered: tuple[int, Record | BadRecordError], place: str = "line") -> str:
    with pytest.raises(BadDataError) as caught:
        read(*numbered, place=place)
    return str(caught.value)


def test_a_reading_names_its_source():
    assert read((2, GOOD)).source == "a.csv"


def test_launches_keep_the_order_of_their_records():
    found = read((2, GOOD), (3, ALSO_GOOD)).launches

    assert [launch.provider for launch in found] == ["Acme", "Bolt"]


def test_every_launch_has_an_id_of_its_own():
    found = read((2, GOOD), (3, GOOD), (4, ALSO_GOOD)).launches

    assert len({launch.launch_id for launch in found} - {""}) == 3


def test_a_bad_record_is_set_aside_with_its_place_and_reason():
    assert read((2, GOOD), (3, BAD), (4, GOOD)).rejects == (Reject(3, WHY, BAD),)


def test_a_bad_record_does_not_keep_out_the_good_ones():
    assert len(read((2, BAD), (3, GOOD), (4, BAD)).launches) == 1


def test_what_was_no_record_at_all_is_set_aside_without_one():
    found = read((2, GOOD), (3, BadRecordError("3 values, the header has 15")))

    assert found.rejects == (Reject(3, "3 values, the header has 15", {}),)


def test_only_bad_records_are_refused_as_a_whole():
    assert message((2, BAD)) == f"line 2: {WHY}"


def test_several_bad_records_are_counted_and_the_first_is_explained():
    assert message((2, BAD), (3, BadRecordError("no"))) == (
        f"none of the 2 records can be read; the first, line 2: {WHY}"
    )


def test_the_place_is_called_as_the_source_calls_it():
    assert message((1, BAD), place="item") == f"item 1: {WHY}"


def test_no_records_at_all_are_refused():
    assert message() == "there are no records after the header"


def test_a_reason_that_quotes_a_page_is_shortened():
    found = read((2, GOOD), (3, make_record(Year="x" * 100_000)))

    assert len(found.rejects[0].reason) == 301
    assert found.rejects[0].reason.startswith("Year: expected a whole number, got 'xxx")
    assert found.rejects[0].reason.endswith("x…")


def test_a_reason_of_three_hundred_characters_is_not_shortened():
    found = read((2, GOOD), (3, BadRecordError("y" * 300)))

    assert found.rejects[0].reason == "y" * 300


def test_an_error_of_ours_that_is_not_about_a_record_is_not_set_aside():
    def parse(_: Record):
        raise BadDataError("the whole file is broken")

    with pytest.raises(BadDataError, match=r"^the whole file is broken$"):
        read_all("a.csv", [(2, GOOD)], parse, "line")
