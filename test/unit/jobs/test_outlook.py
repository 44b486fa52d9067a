"""When a job will be done, by how long its like took."""

from datetime import timedelta

import pytest

from factories import NOW, make_job
from spacelaunch.jobs.outlook import Outlook, read_outlook

MEAN_S = {"timeline": 4.0, "sector": 2.0}
WAITING = ("sector-1", "timeline-1", "load-1")


def in_s(outlook, job):
    expected_at = outlook.expected_at(job)
    return None if expected_at is None else (expected_at - NOW).total_seconds()


@pytest.mark.parametrize(("workers", "seconds"), [(1, 2 + 1 + 4), (3, 1 + 4)])
def test_it_comes_after_those_before_it_and_half_of_those_at_work(workers, seconds):
    outlook = Outlook(NOW, WAITING, ("sector-9",), workers, MEAN_S)
    assert in_s(outlook, make_job()) == seconds
    assert outlook.place_of(make_job()) == 2


def test_a_job_at_work_ends_when_its_like_have_and_never_in_the_past():
    outlook = Outlook(NOW, (), ("timeline-1",), 1, MEAN_S)
    begun = make_job().started("c", "w", NOW - timedelta(seconds=1))
    assert in_s(outlook, begun) == 3
    assert in_s(outlook, make_job().started("c", "w", NOW - timedelta(minutes=1))) == 0
    assert outlook.place_of(begun) is None


def test_a_job_that_must_wait_for_its_time_is_expected_after_it():
    outlook = Outlook(NOW, (), (), 1, MEAN_S)
    assert in_s(outlook, make_job(due_at=NOW + timedelta(seconds=30))) == 34


@pytest.mark.parametrize(
    "job",
    [
        pytest.param(make_job(analysis="rockets"), id="never drawn"),
        pytest.param(make_job(analysis="load"), id="an errand"),
        pytest.param(make_job().cancelled(NOW), id="over"),
    ],
)
def test_of_what_nothing_is_known_nothing_is_promised(job):
    assert in_s(Outlook(NOW, (), (), 1, {**MEAN_S, "load": 5.0}), job) is None


def test_without_a_worker_nobody_knows_when():
    assert in_s(Outlook(NOW, (), (), 0, MEAN_S), make_job()) is None


def test_it_is_read_from_what_is_kept(fake_stores):
    jobs = fake_stores.jobs
    fake_stores.render_times.add("timeline", 1.0)
    fake_stores.render_times.add("timeline", 3.0)
    jobs.sign_of_life("w", 60)
    job, _ = jobs.join(make_job(created_at=jobs.now(), due_at=jobs.now()), jobs.now())
    fake_stores.queue.put(job)
    outlook = read_outlook(jobs, fake_stores.queue, fake_stores.render_times)
    assert (outlook.place_of(job), outlook.expected_at(job)) == (
        1,
        outlook.now + timedelta(seconds=2),
    )
