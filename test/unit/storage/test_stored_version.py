"""What a version is made of, by its description."""

from __future__ import annotations

import pytest

from data_sets import describe_launches, hold, receive
from factories import make_launch
from spacelaunch.errors import UnreadableRecordError
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.storage import keys, stored_version
from spacelaunch.storage.stored_version import read_version, values_of

LAUNCHES = [make_launch(year) for year in range(2000, 2005)]
DATA_SET = describe_launches(LAUNCHES)


def values(launches=LAUNCHES) -> dict[str, bytes]:
    return values_of(describe_launches(launches), hold(launches), receive(launches))


def test_the_description_says_of_which_keys_a_version_is_made():
    made = values()
    stored = read_version(made[keys.description(DATA_SET.version)])
    assert stored.data_set == DATA_SET
    assert sorted(stored.keys()) == sorted(made)


def test_every_column_is_a_value():
    stored = read_version(values()[keys.description(DATA_SET.version)])
    assert [len(stored.column_keys(name)) for name in SCHEMA.names] == [1] * len(SCHEMA.names)


@pytest.mark.parametrize(("row", "chunk", "within"), [(0, 0, 0), (1, 0, 1), (2, 1, 0), (4, 2, 0)])
def test_a_row_is_found_in_its_chunk(monkeypatch, row, chunk, within):
    monkeypatch.setattr(stored_version, "CHUNK_LAUNCHES", 2)
    stored = read_version(values()[keys.description(DATA_SET.version)])
    assert stored.place_key(row) == (stored.place_keys()[chunk], within)


def test_no_launches_are_kept_too():
    made = values([])
    (text,) = [made[key] for key in made if key.endswith("description")]
    assert sorted(read_version(text).keys()) == sorted(made)


def test_what_a_newer_program_has_written_beside_is_passed_over():
    text = values()[keys.description(DATA_SET.version)]
    assert (
        read_version(text.replace(b'{"version"', b'{"mood":"new","version"')).data_set == DATA_SET
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"{", b"", id="damaged"),
        pytest.param(b'"launch_count":5', b'"launch_count":"many"', id="no count"),
        pytest.param(b'"launch_count":5', b'"launch_count":1000000000000', id="a huge count"),
        pytest.param(b'"launch_count":5', b'"launch_count":-1', id="less than none"),
        pytest.param(b'"record_count":5', b'"record_count":1000000000000', id="too many records"),
        pytest.param(b'"received":"', b'"received":7,"x":"', id="a name that is none"),
        pytest.param(b'"loaded_at":"', b'"loaded_at":"soon', id="no moment"),
    ],
)
def test_a_description_that_cannot_be_believed_is_said_with_its_key(old, new):
    text = values()[keys.description(DATA_SET.version)]
    assert old in text
    with pytest.raises(UnreadableRecordError, match="dataset:current in Redis"):
        read_version(text.replace(old, new, 1))


def test_what_an_older_program_has_not_written_is_none():
    text = values()[keys.description(DATA_SET.version)]
    older = text.replace(b'"record_count"', b'"x"').replace(b'"received"', b'"y"')
    assert read_version(older).record_count == 0
