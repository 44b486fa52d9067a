"""What is stored may be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from spacelaunch.errors import UnreadableRecordError
from spacelaunch.storage.record import read_object, read_record


@dataclass
class Kept:
    name: str
    count: int = 0
    kept_at: datetime | None = None


def test_what_a_newer_program_has_added_is_left_out():
    assert read_record(Kept, "k", b'{"name": "a", "count": 1, "colour": "red"}') == Kept("a", 1)


def test_what_an_older_program_has_not_written_takes_its_default():
    assert read_record(Kept, "k", b'{"name": "a"}') == Kept("a")


def test_a_moment_comes_back_with_its_zone():
    found = read_record(Kept, "k", b'{"name": "a", "kept_at": "2026-01-01T12:00:00+00:00"}')
    assert found.kept_at == datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param(b"\xff", "it", id="no text"),
        pytest.param(b"{", "it", id="half"),
        pytest.param(b"[1]", "it", id="another thing"),
        pytest.param(b"{}", "name", id="without what it must have"),
        pytest.param(b'{"name": "a", "count": "many"}', "count", id="another kind of value"),
        pytest.param(
            b'{"name": "a", "kept_at": "2026-01-01T12:00:00"}', "kept_at", id="without zone"
        ),
    ],
)
def test_what_cannot_be_read_is_an_error_that_names_the_key_and_the_part(text, part):
    with pytest.raises(UnreadableRecordError) as caught:
        read_record(Kept, "job:1", text)
    assert str(caught.value) == (
        f"job:1 in Redis is damaged or was written by a newer version ({part}); "
        "upgrade, or delete that key"
    )


def test_an_object_is_read_as_it_is():
    assert read_object("k", b'{"a": [1]}') == {"a": [1]}


@pytest.mark.parametrize("text", [b"\xff", b"{", b"[]", b"7"])
def test_what_is_no_object_is_an_error_that_names_the_key(text):
    with pytest.raises(UnreadableRecordError, match="dataset:rejects in Redis is damaged"):
        read_object("dataset:rejects", text)
