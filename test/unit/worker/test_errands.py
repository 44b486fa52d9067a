"""What a worker does beside drawing, and what another does not do again."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import orjson
import pytest

from data_sets import load_csv, store_launches, stored_launches
from factories import NOW, csv_bytes, make_job, make_launch, make_record
from invented_pipeline import InventedPipeline
from spacelaunch.config import Settings
from spacelaunch.datasets.expectation import ANY, Expected
from spacelaunch.datasets.load_order import LoadOrder
from spacelaunch.domain.errand import ERRANDS
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.errors import (
    ConflictError,
    ExpiredError,
    PreconditionFailedError,
    UnreadableRecordError,
)
from spacelaunch.jobs.render import render
from spacelaunch.storage import keys
from spacelaunch.worker.errands import errands_of

CSV = csv_bytes([make_record(), make_record(Detail="Rocket 2 | Mission 2")])
RIVAL = csv_bytes([make_record(**{"Company Name": "Rival"})])


@pytest.fixture
def pipeline():
    return InventedPipeline()


@pytest.fixture
def do(fake_stores, pipeline):
    """Do a job, and give its report and what was told on the way."""
    stores = replace(fake_stores, pipeline=pipeline)
    errands = errands_of(Settings(), stores)

    def doing(job):
        told = []
        return errands[job.analysis](job, told.append), told

    return doing


def load_job(**order):
    params = orjson.loads(orjson.dumps(LoadOrder(**{"form": "file", "name": "a.csv", **order})))
    return make_job(job_id="load-1", analysis="load", version="", params=params)


@pytest.fixture
def sent(fake_stores):
    def sending(body=CSV, **order):
        fake_stores.uploads.keep("load-1", io.BytesIO(body))
        return load_job(**order)

    return sending


def providers(store):
    return {launch.provider for launch in stored_launches(store, store.current().version)}


def test_every_errand_has_who_does_it(fake_stores):
    assert {*errands_of(Settings(), fake_stores)} == {*ERRANDS}


@pytest.fixture
def charted(fake_stores):
    """A job whose chart was asked for in numbers only; and the order of its SVG."""
    data_set = store_launches(fake_stores.launches, [make_launch(2000)], ["a.csv"])
    job, _ = fake_stores.jobs.join(make_job(version=data_set.version, forms=()), NOW)
    parts = render(job, fake_stores.launches, lambda _: None, results=fake_stores.results)
    fake_stores.results.save(job.job_id, parts)
    params = {"job_id": job.job_id, "forms": ["svg"]}
    return job, make_job(job_id="draw-1", analysis="draw", params=params)


def test_a_form_that_is_wanted_later_is_the_same_to_the_byte(do, charted, fake_stores):
    job, order = charted
    report, _ = do(order)
    svg = fake_stores.results.part(job.job_id, "svg")
    assert report == {"job_id": job.job_id, "forms": {"svg": len(svg)}}
    at_once = replace(job, forms=("png", "svg"))
    assert svg == render(at_once, fake_stores.launches, lambda _: None)["svg"]


def test_a_form_is_drawn_of_what_was_asked_before(do, charted, fake_stores):
    fake_stores.launches.clear(fake_stores.launches.current())
    report, _ = do(charted[1])
    assert report["forms"]["svg"] > 1_000


def test_a_result_of_which_nothing_can_be_drawn_any_more_has_expired(do, charted, fake_stores):
    fake_stores.launches.clear(fake_stores.launches.current())
    fake_stores.results._redis.delete(*fake_stores.results._redis.keys(keys.answers("*")))
    assert do(charted[1])[0]["forms"] == {}
    assert fake_stores.results.part(charted[0].job_id, "json") is None


def test_a_form_of_other_numbers_is_not_added_to_a_result(do, charted, fake_stores):
    job, order = charted
    fake_stores.results.save(job.job_id, {"json": b'{"rows": []}'})
    assert do(order)[0]["forms"] == {}
    assert fake_stores.results.part(job.job_id, "json") is None


def test_a_form_of_a_result_that_is_gone_stays_nowhere(do, charted, fake_stores):
    fake_stores.results.delete(charted[0].job_id)
    assert do(charted[1])[0]["forms"] == {}
    assert fake_stores.results.part(charted[0].job_id, "svg") is None


def test_what_was_sent_is_loaded_and_told_as_at_the_door(do, sent, fake_stores):
    report, told = do(sent())
    assert (report["status"], report["count"], report["added"]) == ("success", 2, 2)
    assert report["version"] == fake_stores.launches.current().version
    assert [(each.step, each.rows_read) for each in told] == [
        ("fetch", None),
        ("read", None),
        ("load", 2),
    ]


def test_records_join(do, sent, fake_stores):
    load_csv(fake_stores.launches, RIVAL)
    do(sent(json.dumps([make_record()]).encode(), form="records", name="JSON records"))
    assert providers(fake_stores.launches) == {"Rival", "Acme"}


def test_a_dry_run_changes_nothing(do, sent, fake_stores):
    report, _ = do(sent(dry_run=True))
    assert (report["status"], report["added"], report["rejects"]) == ("dry run", 2, [])
    assert fake_stores.launches.current() is None


def test_what_is_expected_holds_when_it_is_loaded_not_only_when_it_was_sent(do, sent, fake_stores):
    job = sent(expected=Expected(none_match=(ANY,)))
    load_csv(fake_stores.launches, RIVAL)
    with pytest.raises(PreconditionFailedError, match="a data set is loaded"):
        do(job)
    assert providers(fake_stores.launches) == {"Rival"}


def test_a_load_that_died_after_its_end_is_told_and_not_done_again(do, sent, fake_stores):
    job = sent(expected=Expected(none_match=(ANY,)))
    first, _ = do(job)
    load_csv(fake_stores.launches, RIVAL)  # by somebody who came after it
    again, _ = do(job)
    assert json.loads(orjson.dumps(again)) == json.loads(orjson.dumps(first))
    assert providers(fake_stores.launches) == {"Rival"}


def test_what_was_sent_too_long_ago_is_asked_for_again(do, fake_stores):
    with pytest.raises(ExpiredError, match="send it again"):
        do(load_job())


def test_kaggles_file_is_downloaded_here(do, fake_stores, monkeypatch):
    def download(folder, **_):
        (folder / "a.csv").write_bytes(CSV)
        return folder / "a.csv"

    monkeypatch.setattr("spacelaunch.datasets.load.kaggle.download", download)
    report, _ = do(load_job(form="kaggle"))
    assert report["count"] == 2


def test_an_ingest_is_handed_to_the_pipeline_with_what_was_asked(do, pipeline):
    order = IngestOrder(
        source="spacex", since=datetime(2022, 1, 1, tzinfo=UTC).date(), only="cores"
    )
    params = orjson.loads(orjson.dumps(order))
    report, told = do(make_job(analysis="ingest-spacex", params=params))
    assert (report["rows_read"], pipeline.orders) == (2, [order])
    assert [(each.step, each.rows_read) for each in told] == [("launches", 2)]


def test_where_there_is_no_pipeline_the_job_says_what_to_install(fake_stores):
    job = make_job(analysis="ingest-spacex", params={"source": "spacex"})
    with pytest.raises(ConflictError, match="pip install"):
        errands_of(Settings(), fake_stores)["ingest-spacex"](job, lambda _: None)


def test_an_order_that_only_a_newer_program_understands_is_named(do):
    with pytest.raises(UnreadableRecordError, match="written by a newer version"):
        do(make_job(analysis="load", params={"form": "telegram"}))


def test_a_load_is_told_by_the_moment_it_was_done(do, sent, fake_stores):
    do(sent())
    assert fake_stores.launches.current().loaded_at > NOW
