"""A load is the same whoever carries it out."""

import io
import json

import orjson
import pytest

from factories import NOW, csv_bytes, make_record
from spacelaunch.config import Settings
from spacelaunch.datasets.expectation import ANY, Expected
from spacelaunch.datasets.load import apply_load, plan_load
from spacelaunch.datasets.load_order import Loaded, LoadOrder, opened, read_load, report_of
from spacelaunch.errors import SourceUnavailableError, TooManyRejectsError
from spacelaunch.storage.record import read_record

SETTINGS = Settings()
CSV = csv_bytes([make_record()])
TORN = csv_bytes([make_record(), make_record(**{"Private or State Run": "X"})])


def load(order, body):
    with opened(order, io.BytesIO(body), SETTINGS) as stream:
        return read_load(order, stream, SETTINGS)


@pytest.mark.parametrize(
    "order",
    [
        LoadOrder(form="kaggle"),
        LoadOrder(form="file", name="Пуски.csv", charset="windows-1252", accept_rejects=True),
        LoadOrder(form="records", name="JSON records", dry_run=True),
        LoadOrder(form="file", expected=Expected((ANY,), ("v1", "v2"), NOW)),
    ],
)
def test_an_order_is_the_same_after_its_way_through_a_job(order):
    params = orjson.loads(orjson.dumps(order))
    assert read_record(LoadOrder, "job", orjson.dumps(params)) == order


def test_what_a_newer_program_asks_for_beside_it_is_left_out():
    text = b'{"form":"file","name":"a.csv","shuffled":true}'
    assert read_record(LoadOrder, "job", text) == LoadOrder(form="file", name="a.csv")


def test_a_file_replaces_and_records_join(fake_stores):
    store = fake_stores.launches
    apply_load(store, load(LoadOrder(form="file", name="a.csv"), CSV), NOW)
    records = json.dumps([make_record(Detail="Rocket 2 | Mission 2")]).encode()
    apply_load(store, load(LoadOrder(form="records", name="JSON records"), records), NOW)
    assert store.current().sources == ("JSON records", "a.csv")
    assert store.current().launch_count == 2


def test_a_file_of_which_much_is_refused_is_loaded_where_that_is_wanted():
    with pytest.raises(TooManyRejectsError):
        load(LoadOrder(form="file"), TORN)
    assert load(LoadOrder(form="file", accept_rejects=True), TORN).reading.rejected == 1


def test_kaggles_file_is_there_for_the_block(monkeypatch):
    def download(folder, **_):
        (folder / "a.csv").write_bytes(CSV)
        return folder / "a.csv"

    monkeypatch.setattr("spacelaunch.datasets.load.kaggle.download", download)
    reading = load(LoadOrder(form="kaggle"), b"").reading
    assert (reading.source, len(reading.launches)) == (LoadOrder(form="kaggle").name, 1)


def test_what_kaggle_refuses_is_raised_as_it_is(monkeypatch):
    def download(*_, **__):
        raise SourceUnavailableError("Kaggle: no answer")

    monkeypatch.setattr("spacelaunch.datasets.load.kaggle.download", download)
    with pytest.raises(SourceUnavailableError, match="no answer"):
        load(LoadOrder(form="kaggle"), b"")


def test_a_load_is_told_with_its_counts_and_a_preview_with_its_rejects_too(fake_stores):
    order = LoadOrder(form="file", accept_rejects=True)
    plan = plan_load(fake_stores.launches, load(order, TORN), NOW)
    told = report_of(order, plan)
    assert isinstance(told, Loaded)
    assert (told.status, told.count, told.rejected) == ("success", 1, 1)
    tried = report_of(LoadOrder(form="file", dry_run=True), plan)
    assert (tried.status, [reject.line for reject in tried.rejects]) == ("dry run", [3])
