import pytest

from factories import NOW, make_job
from spacelaunch.worker.main import KILLED, _died, _works
from spacelaunch.worker.run_job import TOOK_TOO_LONG


@pytest.fixture
def running(fake_stores):
    fake_stores.jobs.join(make_job(), NOW)
    return fake_stores.jobs.change("timeline-1", lambda job: job.started("claim", "w", NOW))


def test_the_job_of_a_dead_horse_is_queued_at_once(fake_stores, running):
    _died(running.job_id, KILLED, fake_stores, "w")
    assert fake_stores.jobs.get(running.job_id).status == "queued"
    assert fake_stores.queue.waiting() == {running.job_id}


def test_a_job_that_a_dead_horse_had_not_begun_is_called_again_at_once(fake_stores):
    fake_stores.jobs.join(make_job(), NOW)
    _died("timeline-1", KILLED, fake_stores, "w")
    assert fake_stores.queue.waiting() == {"timeline-1"}


def test_the_job_of_a_horse_that_overstayed_fails(fake_stores, running):
    _died(running.job_id, TOOK_TOO_LONG, fake_stores, "w")
    assert fake_stores.jobs.get(running.job_id).status == "failed"


def test_a_job_that_another_worker_holds_is_left_alone(fake_stores, running):
    _died(running.job_id, KILLED, fake_stores, "another")
    assert fake_stores.jobs.get(running.job_id) == running


def test_a_job_that_is_gone_is_no_error(fake_stores):
    _died("nope", KILLED, fake_stores, "w")


def test_the_job_of_a_horse_that_was_stopped_stays_cancelled(fake_stores, running):
    cancelled = fake_stores.jobs.change(running.job_id, lambda job: job.cancelled(NOW))
    _died(running.job_id, KILLED, fake_stores, "w")
    assert fake_stores.jobs.get(running.job_id) == cancelled


def test_a_cancelled_job_and_one_that_is_gone_are_not_wanted_any_more(fake_stores, running):
    assert _works(running.job_id, fake_stores, "w")
    fake_stores.jobs.change(running.job_id, lambda job: job.cancelled(NOW))
    assert not _works(running.job_id, fake_stores, "w")
    assert not _works("nope", fake_stores, "w")


def test_a_job_that_no_horse_has_claimed_yet_is_wanted(fake_stores):
    fake_stores.jobs.join(make_job(), NOW)
    assert _works("timeline-1", fake_stores, "w")


def test_a_job_that_has_just_ended_is_not_said_to_be_taken_over(fake_stores, running, caplog):
    renew = fake_stores.jobs.renew

    def late(*given):
        fake_stores.jobs.change(running.job_id, lambda job: job.completed("claim", NOW, NOW))
        renew(*given)

    fake_stores.jobs.renew = late
    assert _works(running.job_id, fake_stores, "w")
    assert caplog.messages == []
