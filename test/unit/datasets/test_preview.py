"""Trying a load without storing anything."""

from io import BytesIO

import orjson
import pytest

from factories import NOW, csv_bytes, make_record
from spacelaunch.datasets.load import append_json, load_csv
from spacelaunch.datasets.preview import preview_load
from spacelaunch.storage.launch_store import LaunchStore


@pytest.fixture
def store(fake_redis):
    store = LaunchStore(fake_redis, version_keep_s=600)
    text = csv_bytes([make_record(), make_record(Detail="Rocket 2 | Mission 2")])
    load_csv(store, BytesIO(text), "a.csv", 10**6, NOW)
    return store


def test_a_file_says_what_it_would_replace_and_replaces_nothing(store):
    before = store.current()
    text = csv_bytes([make_record(), make_record(Detail="R 3 | M 3"), make_record(Year="x")])
    tried = preview_load(store, lambda to: load_csv(to, BytesIO(text), "b.csv", 10**6, NOW)).report
    assert (tried.added, tried.unchanged, tried.removed, tried.rejected) == (1, 1, 1, 1)
    assert store.current() == before


def test_records_say_what_they_would_add_and_add_nothing(store):
    body = orjson.dumps([make_record(Detail="R 3 | M 3")])
    tried = preview_load(store, lambda to: append_json(to, body, NOW)).report
    assert (tried.added, tried.removed, store.current().launch_count) == (1, 0, 2)


def test_the_first_rejects_are_shown(store):
    body = orjson.dumps([make_record(), *({"Year": "x"} for _ in range(12))])
    tried = preview_load(store, lambda to: append_json(to, body, NOW))
    assert (tried.report.rejected, [reject["line"] for reject in tried.rejects]) == (
        12,
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    )
