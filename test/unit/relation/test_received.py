"""Records in chunks: added, found again, moved."""

from __future__ import annotations

import pyarrow as pa
import pytest

from spacelaunch.relation import received
from spacelaunch.relation.received import (
    NOTHING,
    Received,
    ReceivedWriter,
    Text,
    read_text,
    records_at,
)
from spacelaunch.sources.record_text import received_rows

FORM = '["n"]'


def rows(first: int, count: int, form: str = FORM) -> pa.Table:
    return received_rows(form, pa.array([b"%d" % n for n in range(first, first + count)]))


def written(*sizes: int, before: Received = NOTHING) -> Received:
    writer = ReceivedWriter(before)
    for size in sizes:
        writer.add(rows(writer.count, size))
    return writer.received()


def numbers(found: Received) -> list[int]:
    places = pa.array(range(found.count))
    return [int(text) for text in records_at(found, places).column("text").to_pylist()]


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(received, "CHUNK_RECORDS", 4)


@pytest.mark.parametrize(
    ("sizes", "chunks"),
    [
        ([], 0), ([0], 0), ([1], 1), ([4], 1), ([5], 2), ([3, 3], 2), ([9], 3), ([1] * 9, 3),
        ([2, 0, 2], 1),
    ],
)  # fmt: skip
def test_every_chunk_but_the_last_is_full(sizes, chunks):
    found = written(*sizes)
    assert (found.count, len(found.chunks)) == (sum(sizes), chunks)
    if chunks:
        assert numbers(found) == list(range(sum(sizes)))


@pytest.mark.parametrize("first", [1, 3, 4, 5, 8])
def test_more_records_go_behind_those_that_are_there(first):
    before = written(first)
    after = written(6, before=before)
    assert numbers(after) == list(range(first + 6))
    assert after.chunks[: first // 4] == before.chunks[: first // 4]


def test_adding_says_where_the_first_of_them_stands():
    writer = ReceivedWriter()
    assert [writer.add(rows(0, 3)), writer.add(rows(3, 9)), writer.add(rows(12, 1))] == [0, 3, 12]


def test_one_record_is_found_in_its_chunk():
    found = written(10)
    assert [read_text(found.chunks[place // 4], place) for place in range(10)] == [
        Text(FORM, b"%d" % n) for n in range(10)
    ]


def test_records_of_several_forms_stand_side_by_side():
    writer = ReceivedWriter()
    writer.add(rows(0, 3))
    writer.add(rows(3, 3, form='["m"]'))
    found = writer.received()
    assert [read_text(found.chunks[n // 4], n).form for n in (2, 3, 5)] == [FORM, '["m"]', '["m"]']
    assert records_at(found, pa.array([5, 0])).column("form").to_pylist() == ['["m"]', FORM]
