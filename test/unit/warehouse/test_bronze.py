import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from spacelaunch.domain.document import Document, Refused, content_hash
from spacelaunch.warehouse.bronze import DocumentCounts, keep, mark_gone
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.bronze import changes, documents, quarantine


def document(name, **fields):
    text = json.dumps({"id": name, **fields}, sort_keys=True)
    return Document(name, text, content_hash(text.encode()))


def all_readable(_):
    return None


@pytest.fixture
def land(engine, now):
    """Keep what was received, as one run."""

    def landed(*received, run_id=1, judge=all_readable):
        with engine.begin() as connection:
            return keep(connection, Shelf("s", "r", run_id, now), received, judge)

    return landed


@pytest.fixture
def rows(engine):
    def found(table):
        with engine.connect() as connection:
            return connection.execute(select(table).order_by(*table.primary_key.columns)).all()

    return found


def test_a_new_document_is_kept_whole(land, rows):
    assert land(document("a", mass=2.5, deep={"x": [1, None, "é"]})) == DocumentCounts(1, added=1)
    (row,) = rows(documents)
    assert row.document == {"id": "a", "mass": 2.5, "deep": {"x": [1, None, "é"]}}


def test_an_unchanged_one_writes_nothing(land, rows):
    land(document("a", n=1))
    assert land(document("a", n=1), run_id=2) == DocumentCounts(1)
    assert (rows(documents)[0].run_id, rows(changes)) == (1, [])


def test_what_is_known_is_found_wherever_among_a_page_it_lies(land):
    # In the order of code points, which is neither that of a language nor that of UTF-16.
    ids = ["A", "a", "z", "é", "\uffee", "😀"]
    land(*(document(name) for name in ids[1::2]))
    for name in ids[1::2]:
        assert land(document(name)) == DocumentCounts(1)
    assert land(*(document(name) for name in ids)) == DocumentCounts(6, added=3)
    assert land(document("b"), document("c")) == DocumentCounts(2, added=2)


def test_a_changed_one_is_replaced_and_each_change_is_kept(land, rows, now):
    land(document("a", n=1, same=0))
    assert land(document("a", n=2, same=0), run_id=2) == DocumentCounts(1, changed=1)
    (change,) = rows(changes)
    assert (change.field, change.value_before, change.value_after) == ("n", "1", "2")
    assert (change.document_id, change.run_id, change.learned_at) == ("a", 2, now)
    assert (rows(documents)[0].document["n"], rows(documents)[0].run_id) == (2, 2)


def test_of_two_with_one_id_in_a_page_the_later_counts_and_the_change_is_kept(land, rows):
    counts = DocumentCounts(3, added=1, changed=1)
    assert land(document("a", n=1), document("a", n=3), document("a", n=2)) == counts
    assert rows(documents)[0].document["n"] == 2
    assert [(row.value_before, row.value_after) for row in rows(changes)] == [("1", "2")]


def test_one_that_comes_twice_in_a_page_is_kept_once(land, rows):
    land(document("b"))
    for name in ("a", "c"):
        assert land(document(name), document(name)) == DocumentCounts(2, added=1)
    assert rows(changes) == []


def test_of_two_with_one_id_the_one_that_can_be_read_is_kept(land, rows):
    kept = land(document("a", n="x"), document("a", n=2), judge=_refuse_x)
    assert kept == DocumentCounts(2, added=1, rejected=1)
    assert [row.document["n"] for row in rows(documents)] == [2]


def test_what_cannot_be_read_to_its_end_is_not_kept_in_part(engine, now, rows):
    def broken():
        yield from (document("a"), document("b"))
        raise ValueError("cut off")

    with pytest.raises(ValueError, match="cut off"), engine.begin() as connection:
        keep(connection, Shelf("s", "r", 1, now), broken(), all_readable)
    assert rows(documents) == []


def test_what_cannot_be_read_is_set_aside_and_what_was_good_stays(land, rows):
    land(document("a", n=1))
    kept = land(document("a", n="x"), document("b", n=2), run_id=2, judge=_refuse_x)
    assert kept == DocumentCounts(2, added=1, rejected=1)
    assert [row.document["n"] for row in rows(documents)] == [1, 2]
    (refused,) = rows(quarantine)
    assert (refused.document_id, refused.reason) == ("a", "n is no number")
    assert json.loads(refused.document) == {"id": "a", "n": "x"}


def test_what_was_good_and_comes_again_as_it_was_leaves_the_quarantine(land, rows):
    land(document("a", n=1))
    land(document("a", n="x"), run_id=2, judge=_refuse_x)
    land(document("a", n=1), run_id=3, judge=_refuse_x)
    assert rows(quarantine)[0].resolved_at is not None


def _refuse_x(each):
    return "n is no number" if '"x"' in each.text else None


def test_only_what_is_new_is_asked_whether_it_can_be_read(land):
    asked = []
    land(document("a"))
    land(document("a"), document("b"), judge=lambda each: asked.append(each.document_id))
    assert asked == ["b"]


def test_what_is_sound_is_not_asked(land):
    sound = replace(document("a"), is_sound=True)
    kept = land(sound, document("b"), judge=lambda each: f"{each.document_id} is odd")
    assert kept == DocumentCounts(2, added=1, rejected=1)


def test_what_has_no_id_is_set_aside(land, rows):
    assert land(Refused(None, "[1]", "h", "expected an object")).rejected == 1
    assert rows(quarantine)[0].document_id is None


def gone(engine, now, present, after="", until=None, run_id=2):
    with engine.begin() as connection:
        return mark_gone(connection, Shelf("s", "r", run_id, now), present, after, until)


def test_what_is_gone_is_marked_once_between_the_ids_that_were_read(engine, land, rows, now):
    land(*(document(name) for name in "abcd"))
    assert gone(engine, now, ["b"], "a", "c") == 1
    assert gone(engine, now, ["b"], "a", "c") == 0
    assert [row.gone_at is not None for row in rows(documents)] == [False, False, True, False]
    assert [(row.document_id, row.value_after) for row in rows(changes)] == [("c", None)]


def test_what_comes_back_is_there_again(engine, land, rows, now):
    land(document("a"))
    gone(engine, now, [])
    assert land(document("a"), run_id=3) == DocumentCounts(1, changed=1)
    assert rows(documents)[0].gone_at is None
    assert [row.value_after for row in rows(changes)] == [None, "present"]
