"""What a source hands upward: launches, and rejects with their places."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from data_sets import launches_in
from factories import make_record
from spacelaunch.errors import BadDataError, BadRecordError
from spacelaunch.sources import reading
from spacelaunch.sources.reading import (
    REJECTS_LISTED,
    Broken,
    Gathering,
    Loss,
    Reading,
    Reject,
    rejected,
)
from spacelaunch.sources.record_text import Record, form_of, received_rows

GOOD, ALSO_GOOD = make_record(), make_record(**{"Company Name": "Bolt"})
BAD = make_record(Year="soon", DateTime="", Date="")
WHY = "Year: expected a whole number, got 'soon'"
LOSS = "Rocket: expected millions of US dollars, got 'cheap'"
NAMES = ("Company Name", "Private or State Run", "Year")


def read(*numbered: tuple[int, Record | BadRecordError], place: str = "line") -> Reading:
    gathering = Gathering("a.csv", place)
    gathering.add_records(numbered)
    return gathering.reading()


def read_rows(
    *rows: tuple[str, ...], broken: Broken | None = None, names: tuple[str, ...] = NAMES
) -> Reading:
    gathering = Gathering("a.csv", "line")
    text = pa.table(dict(zip(names, zip(*rows, strict=True), strict=True)))
    received = received_rows(form_of(names), pa.array([",".join(row).encode() for row in rows]))
    places = np.arange(2, 2 + len(rows))
    gathering.add_table(text, received, places, broken or Broken((), 0))
    return gathering.reading()


def message(*numbered: tuple[int, Record | BadRecordError], place: str = "line") -> str:
    with pytest.raises(BadDataError) as caught:
        read(*numbered, place=place)
    return str(caught.value)


def test_a_reading_names_its_source():
    assert read((2, GOOD)).source == "a.csv"


def test_every_launch_comes_with_its_record():
    found = launches_in(read((2, GOOD), (3, ALSO_GOOD)))

    assert {launch.provider: launch.record for launch in found} == {
        "Acme": GOOD,
        "Bolt": ALSO_GOOD,
    }


def test_every_launch_has_an_id_of_its_own():
    found = launches_in(read((2, GOOD), (3, GOOD), (4, ALSO_GOOD)))

    assert len({launch.launch_id for launch in found}) == 3


def test_a_bad_record_is_set_aside_with_its_place_and_reason():
    assert read((2, GOOD), (3, BAD), (4, GOOD)).rejects == (Reject(3, WHY, BAD),)


def test_a_bad_record_does_not_keep_out_the_good_ones():
    assert len(read((2, BAD), (3, GOOD), (4, BAD)).launches) == 1


def test_what_was_no_record_at_all_is_set_aside_without_one():
    found = read((2, GOOD), (3, BadRecordError("3 values, the header has 15")))

    assert found.rejects == (Reject(3, "3 values, the header has 15", {}),)


def test_a_table_and_single_records_give_the_same_launches():
    rows = read_rows(("Acme", "P", "2001"), ("Bolt", "S", "2002"))
    records = read(*((n, dict(zip(NAMES, row, strict=True))) for n, row in (
        (1, ("Bolt", "S", "2002")), (2, ("Acme", "P", "2001")),
    )))  # fmt: skip

    assert launches_in(rows) == launches_in(records)


def test_a_row_of_a_table_that_cannot_be_read_is_set_aside_with_its_record():
    found = read_rows(("Acme", "P", "2001"), ("Acme", "P", "soon"))

    record = {"Company Name": "Acme", "Private or State Run": "P", "Year": "soon"}
    assert found.rejects == (Reject(3, WHY, record),)
    assert len(found.launches) == 1


def test_what_is_no_row_stands_between_those_that_cannot_be_read():
    broken = Broken([rejected(3, "torn", {}), rejected(9, "torn", {})], 2)
    found = read_rows(("A", "P", "soon"), ("A", "P", "2001"), ("A", "X", "2001"), broken=broken)

    assert [reject.line for reject in found.rejects] == [2, 3, 4, 9]
    assert found.rejected == 4


def test_all_that_were_refused_are_counted_and_the_first_are_listed():
    found = read_rows(("A", "P", "2001"), *[("A", "X", "2001")] * (REJECTS_LISTED + 5))

    assert found.rejected == REJECTS_LISTED + 5
    assert [reject.line for reject in found.rejects] == list(range(3, REJECTS_LISTED + 3))


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
    found = read((2, GOOD), (3, make_record(Year="x" * 100_000, DateTime="", Date="")))

    assert len(found.rejects[0].reason) == 301
    assert found.rejects[0].reason.startswith("Year: expected a whole number, got 'xxx")
    assert found.rejects[0].reason.endswith("x…")


def test_a_reason_of_three_hundred_characters_is_not_shortened():
    found = read((2, GOOD), (3, BadRecordError("y" * 300)))

    assert found.rejects[0].reason == "y" * 300


def test_a_value_that_is_lost_is_told_with_its_place_and_costs_no_launch():
    found = read((2, GOOD), (3, make_record(**{" Rocket": "cheap"})))

    assert (found.losses, found.lost) == ((Loss(3, LOSS),), 1)
    assert (len(found.launches), found.rejected) == (2, 0)


def test_a_table_loses_what_its_records_would():
    rows = [("Acme", "P", "2001", "cheap"), ("Acme", "P", "2002", "50"), ("Acme", "P", "x", "?")]
    found = read_rows(*rows, names=(*NAMES, "Rocket"))

    assert (found.losses, found.lost, found.rejected) == ((Loss(2, LOSS),), 1, 1)


def test_all_values_that_are_lost_are_counted_and_the_first_are_listed():
    rows = [("A", "P", "2001", "cheap")] * (REJECTS_LISTED + 5)
    found = read_rows(*rows, names=(*NAMES, "Rocket"))

    assert (len(found.losses), found.lost) == (REJECTS_LISTED, REJECTS_LISTED + 5)


def test_equal_launches_are_counted_and_kept():
    found = read((2, GOOD), (3, ALSO_GOOD), (4, GOOD), (5, GOOD))

    assert (len(found.launches), found.duplicates) == (4, 2)


def test_launches_that_differ_in_their_outcome_alone_are_no_duplicates():
    assert read((2, GOOD), (3, {**GOOD, "Status Mission": "Failure"})).duplicates == 0


@pytest.mark.parametrize("row", [("", "", ""), (" ", "", " ")], ids=["empty", "blanks"])
def test_a_row_without_a_value_is_passed_over(row):
    found = read_rows(("Acme", "P", "2001"), row, row)

    assert (len(found.launches), found.rejected) == (1, 0)


def test_what_is_told_twice_of_a_reading_is_told_once():
    gathering = Gathering("a.csv", "line")
    for note in ("so", "so", "and so"):
        gathering.add_note(note)
    gathering.add_records([(1, GOOD)])

    assert gathering.reading().notes == ("so", "and so")


def test_a_file_that_is_nearly_all_refused_is_given_up(monkeypatch):
    monkeypatch.setattr(reading, "MOST_REJECTED", 10)

    with pytest.raises(BadDataError, match=r"^given up after 11 refused records: line 3: Year"):
        read_rows(("A", "P", "2001"), *[("A", "P", "soon")] * 11)
