"""A result that is gone can be had again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories import make_job
from spacelaunch.errors import ExpiredError
from spacelaunch.jobs.result import result_parts


@pytest.fixture
def jobs(fake_stores):
    return fake_stores.jobs


@pytest.fixture
def complete(jobs):
    """Draw the job, or draw it again."""

    def completing(claim="c"):
        now = jobs.now()
        jobs.join(make_job(), now, fresh=True)
        jobs.change("timeline-1", lambda job: job.started(claim, "w", now))
        expires_at = now + timedelta(days=1)
        return jobs.change("timeline-1", lambda job: job.completed(claim, now, expires_at))

    return completing


def test_a_part_that_is_there_is_given_and_the_job_stays(fake_stores, complete, jobs):
    job = complete()
    fake_stores.results.save(job.job_id, {"png": b"1", "json": b"2", "svg": b"3"})
    assert result_parts(job, ["png"], jobs, fake_stores.results) == {"png": b"1", "json": b"2"}
    assert jobs.get(job.job_id) == job


def test_a_form_that_was_not_drawn_is_left_out_and_the_job_stays(fake_stores, complete, jobs):
    job = complete()
    fake_stores.results.save(job.job_id, {"json": b"2"})
    assert result_parts(job, ["png", "svg"], jobs, fake_stores.results) == {"json": b"2"}
    assert jobs.get(job.job_id) == job


def test_a_job_whose_result_redis_has_lost_is_made_anew_by_the_next_request(
    fake_stores, complete, jobs
):
    job = complete()
    with pytest.raises(ExpiredError, match="ask for it again"):
        result_parts(job, ["png"], jobs, fake_stores.results)
    assert jobs.join(make_job(), jobs.now()) == (make_job(), True)


def test_a_job_that_was_drawn_again_meanwhile_stays(fake_stores, complete, jobs):
    before = complete("c1")
    again = complete("c2")
    with pytest.raises(ExpiredError):
        result_parts(before, ["png"], jobs, fake_stores.results)
    assert jobs.get(again.job_id) == again


def test_a_job_that_was_forgotten_meanwhile_is_no_error_of_its_own(fake_stores, complete, jobs):
    job = complete()
    jobs.forget(job.job_id)
    with pytest.raises(ExpiredError):
        result_parts(job, ["png"], jobs, fake_stores.results)
