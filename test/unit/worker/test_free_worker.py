"""Loads and ingests leave a worker to draw, where there is more than one."""

from datetime import timedelta

import pytest

from factories import NOW, make_job
from spacelaunch.errors import OccupiedError
from spacelaunch.worker.free_worker import require_free_worker


@pytest.fixture
def claim(fake_stores):
    """Take a job, so many seconds after the first."""

    def claiming(analysis, seconds):
        job_id = f"{analysis}-{seconds}"
        fake_stores.jobs.join(make_job(job_id=job_id, analysis=analysis), NOW)
        at = NOW + timedelta(seconds=seconds)
        return fake_stores.jobs.change(job_id, lambda job: job.started("claim", "worker", at))

    return claiming


@pytest.fixture
def workers(fake_stores):
    def living(count):
        for number in range(count):
            fake_stores.jobs.sign_of_life(f"worker {number}", 60)

    return living


def may_begin(job, fake_stores):
    try:
        require_free_worker(job, fake_stores.jobs)
    except OccupiedError:
        return False
    return True


@pytest.mark.parametrize(("count", "most"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3)])
def test_all_workers_but_one_may_be_at_an_errand(fake_stores, claim, workers, count, most):
    workers(count)
    errands = [claim(name, n) for n, name in enumerate(["load", "ingest-gcat", "load", "load"])]
    assert [may_begin(job, fake_stores) for job in errands] == [n < most for n in range(4)]


def test_a_drawing_begins_whatever_is_at_work(fake_stores, claim, workers):
    workers(2)
    claim("load", 0)
    drawings = [claim("timeline", 1), claim("draw", 2)]
    assert all(may_begin(job, fake_stores) for job in drawings)


def test_drawings_at_work_hold_up_no_errand(fake_stores, claim, workers):
    workers(2)
    claim("timeline", 0)
    claim("draw", 1)
    assert may_begin(claim("load", 2), fake_stores)


def test_of_two_that_were_claimed_in_one_moment_one_begins(fake_stores, claim, workers):
    workers(2)
    both = [claim(name, 0) for name in ("load", "ingest-gcat")]
    assert [may_begin(job, fake_stores) for job in both].count(True) == 1


def test_who_waits_is_told_what_for(fake_stores, claim, workers):
    workers(2)
    claim("load", 0)
    with pytest.raises(OccupiedError, match="so that a worker is free for charts"):
        require_free_worker(claim("load", 1), fake_stores.jobs)
