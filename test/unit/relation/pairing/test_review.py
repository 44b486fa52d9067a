from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

from factories import make_launch
from spacelaunch.errors import BadDataError
from spacelaunch.relation.pairing import review
from spacelaunch.relation.pairing.pairing import pair
from spacelaunch.relation.pairing.reconciliation import Kind, Match, reconcile
from spacelaunch.relation.pairing.review import (
    Verdicts,
    read_review,
    write_decided,
    write_review,
)
from spacelaunch.relation.pairing.side import prepare
from spacelaunch.relation.rows import launches_table

AT = datetime(2013, 9, 18, 14, 58, tzinfo=UTC)
HERE: dict[str, Any] = {
    "launched_at": AT - timedelta(days=5),
    "pad": "LP-0A, Wallops",
    "rocket": "Antares 110",
    "mission": "Orb-D1",
}
THERE = {**HERE, "launched_at": AT, "pad": "Pad 0A, Wallops MARS", "mission": "G. David Low"}


def tables() -> tuple[pa.Table, pa.Table]:
    one, other = (launches_table([make_launch(**launch)]) for launch in (HERE, THERE))
    return one, other


def found(verdicts: Verdicts | None = None) -> list[Match]:
    one, other = tables()
    return reconcile(one, other, pair(prepare(one), prepare(other), verdicts))


def decided(text: str, word: str) -> str:
    """The file as somebody edits it."""
    rows = [*csv.DictReader(io.StringIO(text))]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0].keys())
    writer.writeheader()
    writer.writerows({**row, "verdict": word} for row in rows)
    return stream.getvalue()


def test_what_is_unsure_is_written_for_somebody_to_say():
    matches = found()
    assert [match.kind for match in matches] == [Kind.UNSURE]
    (row,) = csv.DictReader(io.StringIO(write_review(matches)))
    assert (row["verdict"], row["gap_days"], row["here_mission"]) == ("", "5.0", "Orb-D1")


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("same", [Kind.CONFLICT]),
        (" Same ", [Kind.CONFLICT]),
        ("different", [Kind.ONLY_HERE, Kind.ONLY_THERE]),
        ("", [Kind.UNSURE]),
    ],
)
def test_what_somebody_said_is_obeyed(word, kinds):
    verdicts = read_review(decided(write_review(found()), word))
    assert [match.kind for match in found(verdicts)] == kinds


@pytest.mark.parametrize("word", ["same", "different"])
def test_it_stays_said_however_often_the_file_is_written(word):
    text = decided(write_review(found()), word)
    again = write_review(found(read_review(text)), text)
    assert read_review(again) == read_review(text) != {}
    assert write_review(found(read_review(again)), again) == again


def test_a_word_that_is_none_is_told_with_its_line():
    text = decided(write_review(found()), "maybe")
    with pytest.raises(BadDataError, match="line 2 of the review file: 'maybe' is neither"):
        read_review(text)


def test_another_file_is_told_for_one():
    with pytest.raises(BadDataError, match="has no column here_id, there_id, verdict"):
        read_review("a,b\n1,2\n")


def test_verdicts_about_other_launches_change_nothing():
    assert found({("x", "y"): True}) == found()


def test_what_was_decided_is_read_again_and_kept_beside_what_is_unsure():
    verdicts = {("a", "b"): True, ("c", "d"): False}
    text = write_decided(verdicts)
    assert read_review(text) == verdicts
    assert read_review(write_review(found(), text)) == verdicts


def test_more_decisions_than_may_be_read_with_each_question_are_refused(monkeypatch):
    monkeypatch.setattr(review, "MOST_DECIDED", 2)
    lines = [f"same,{n},{n}" for n in range(3)]
    text = "\n".join(["verdict,here_id,there_id", ",open,open", *lines])
    with pytest.raises(BadDataError, match="line 5 of the review file: more than 2 pairs"):
        read_review(text)
    assert len(read_review(text.removesuffix(lines[-1]))) == 2
