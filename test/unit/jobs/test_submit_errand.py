"""Errands are taken: each load is a job, of a source one ingest goes on at a time."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from factories import NOW, make_job
from spacelaunch.errors import ConflictError, QueueFullError, StorageFullError
from spacelaunch.jobs.submit_errand import ErrandDesk, under_way
from spacelaunch.storage import upload_store

PARAMS = {"source": "spacex", "full": False}


@pytest.fixture
def desk(fake_stores):
    return ErrandDesk(
        fake_stores.jobs, fake_stores.queue, fake_stores.uploads, 3, queue_limit=5, request_id="r"
    )


def start(stores, job):
    return stores.jobs.change(job.job_id, lambda job: job.started("c", "w", NOW))


def end(stores, job):
    start(stores, job)
    stores.jobs.change(job.job_id, lambda job: job.completed("c", NOW, NOW + timedelta(days=1)))


def test_a_load_waits_with_what_was_sent(desk, fake_stores):
    job = desk.load({"form": "file"}, io.BytesIO(b"a,b"), NOW)
    assert (job.analysis, job.version, job.request_id) == ("load", "", "r")
    assert b"".join(fake_stores.uploads.read(job.job_id)) == b"a,b"
    assert fake_stores.queue.waiting() == {job.job_id}


def test_two_loads_of_the_same_are_two(desk):
    first, second = (desk.load({}, io.BytesIO(b"a"), NOW) for _ in range(2))
    assert first.job_id != second.job_id


def test_a_load_for_which_there_is_no_room_is_no_job(desk, fake_stores, monkeypatch):
    def full(*_):
        raise StorageFullError

    monkeypatch.setattr(upload_store, "require_room", full)
    with pytest.raises(StorageFullError):
        desk.load({}, io.BytesIO(b"a"), NOW)
    assert (fake_stores.jobs.queued_count(), fake_stores.queue.length()) == (0, 0)


@pytest.fixture
def answered(fake_stores):
    """A complete job of a chart."""
    job, _ = fake_stores.jobs.join(make_job(), NOW)
    end(fake_stores, job)
    return fake_stores.jobs.get(job.job_id)


def test_a_drawing_names_the_result_and_the_forms_and_needs_the_data(desk, fake_stores, answered):
    job = desk.draw(answered, ["svg", "txt"], NOW)
    assert (job.analysis, job.version, job.request_id) == ("draw", answered.version, "r")
    assert dict(job.params) == {"job_id": answered.job_id, "forms": ("svg", "txt")}
    assert fake_stores.jobs.needed_versions() == {answered.version}
    assert fake_stores.queue.waiting() == {job.job_id}


def test_those_who_want_the_same_forms_meet_in_one_drawing(desk, fake_stores, answered):
    jobs = {desk.draw(answered, forms, NOW).job_id for forms in (["svg", "txt"], ["txt", "svg"])}
    assert (len(jobs), fake_stores.queue.length()) == (1, 1)
    assert desk.draw(answered, ["svg"], NOW).job_id not in jobs


def test_a_form_that_was_drawn_and_is_gone_is_drawn_again(desk, fake_stores, answered):
    job = desk.draw(answered, ["svg"], NOW)
    end(fake_stores, job)
    assert desk.draw(answered, ["svg"], NOW).status == "queued"
    assert fake_stores.queue.length() == 2


def test_a_full_queue_takes_no_drawing_and_lets_others_join(desk, answered):
    first = desk.draw(answered, ["svg"], NOW)
    full = replace(desk, queue_limit=1)
    assert full.draw(answered, ["svg"], NOW).job_id == first.job_id
    with pytest.raises(QueueFullError):
        full.draw(answered, ["txt"], NOW)


def test_no_more_errands_wait_than_may(desk, fake_stores):
    for _ in range(5):
        desk.load({}, io.BytesIO(b""), NOW)
    with pytest.raises(QueueFullError):
        desk.load({}, io.BytesIO(b"a"), NOW)
    with pytest.raises(QueueFullError):
        desk.ingest("spacex", PARAMS, NOW)
    assert len(fake_stores.uploads.kept_since(NOW.replace(year=2999))) == 5


def test_who_asks_for_what_is_under_way_meets_its_job(desk, fake_stores):
    first = desk.ingest("spacex", PARAMS, NOW)
    assert desk.ingest("spacex", dict(PARAMS), NOW) == first
    running = start(fake_stores, first)
    assert desk.ingest("spacex", PARAMS, NOW) == running
    assert fake_stores.queue.length() == 1


def test_who_asks_for_something_else_of_that_source_is_told_which_job_is_in_the_way(desk):
    job = desk.ingest("spacex", PARAMS, NOW)
    with pytest.raises(ConflictError, match=f"job {job.job_id} is queued"):
        desk.ingest("spacex", {**PARAMS, "full": True}, NOW)


def test_another_source_has_its_own(desk):
    assert desk.ingest("spacex", PARAMS, NOW) != desk.ingest("kaggle", PARAMS, NOW)


def test_the_next_ingest_is_another_job_and_leaves_the_last_one_to_be_seen(desk, fake_stores):
    ids = []
    for second in range(3):
        job = desk.ingest("spacex", PARAMS, NOW + timedelta(seconds=second))
        ids.append(job.job_id)
        end(fake_stores, job)
    assert len({*ids}) == 3
    assert [job.status for job in fake_stores.jobs.many(ids)] == ["complete"] * 3
    assert under_way(fake_stores.jobs, "ingest-spacex") is None


def test_those_who_ask_at_once_meet_in_one_job(desk):
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(desk.ingest, "spacex", PARAMS, NOW) for _ in range(20)]
    assert len({job.result().job_id for job in asked}) == 1
