"""Every key is another, and a job's keys are told from its neighbours'."""

from __future__ import annotations

from spacelaunch.storage import keys


def test_a_version_has_one_description_and_its_chunks():
    made = {
        keys.description("v1"),
        keys.column("v1", "pad", 0),
        keys.column("v1", "pad", 1),
        keys.column("v1", "country", 0),
        keys.records("v1", "a", 0),
        keys.records("v1", "a", 1),
        keys.records("v1", "b", 0),
        keys.record_places("v1", "a", 0),
    }
    assert len(made) == 8


def test_no_version_shares_a_key_with_another_or_with_the_current_one():
    fixed = {keys.CURRENT, keys.REJECTS}
    assert not fixed & {keys.description("v1"), keys.records("v1", "a", 0)}
    assert keys.column("v1", "pad", 0) != keys.column("v2", "pad", 0)


def test_a_job_and_its_lease_are_two_keys():
    assert keys.job("timeline-1") == "job:timeline-1"
    assert keys.lease("timeline-1") == "job:timeline-1:lease"


def test_the_indexes_of_jobs_are_no_jobs():
    indexes = {
        keys.JOBS_QUEUED, keys.JOBS_RUNNING, keys.JOBS_ENDED, keys.JOB_ANALYSES, keys.WORKERS,
        keys.SWEEPER, keys.jobs_listed("queued", "sector"), keys.jobs_listed("failed", "sector"),
    }  # fmt: skip
    assert len(indexes) == 8
    assert not any(index.startswith("job:") for index in indexes)


def test_a_result_is_kept_under_its_jobs_id():
    assert keys.result("timeline-1") == "result:timeline-1"


def test_an_idempotency_key_belongs_to_its_caller():
    made = {keys.idempotency(*pair) for pair in (("a", "1"), ("b", "1"), ("a", "2"), ("", "a1"))}
    assert len(made) == 4
