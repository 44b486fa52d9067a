import threading

import pytest

from factories import NOW, make_job
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.worker import lease
from spacelaunch.worker.lease import holding
from threads import watch_threads


@pytest.fixture
def running(fake_stores, monkeypatch):
    monkeypatch.setattr(lease, "EVERY_S", 0.01)
    fake_stores.jobs.join(make_job(), NOW)
    return fake_stores.jobs.change("timeline-1", lambda job: job.started("claim", "w", NOW))


class Recorded:
    """A job store that counts, and answers as it was told."""

    def __init__(self, answer=None):
        self.answer = answer
        self.renewals = []
        self.twice = threading.Event()

    def renew(self, job_id, claim):
        self.renewals.append((job_id, claim))
        if len(self.renewals) == 2:
            self.twice.set()
        if self.answer:
            raise self.answer


def test_the_lease_is_renewed_while_the_block_runs(monkeypatch):
    monkeypatch.setattr(lease, "EVERY_S", 0.01)
    jobs = Recorded()
    with holding(jobs, "job", "claim"):
        assert jobs.twice.wait(60)
    assert jobs.renewals[:2] == [("job", "claim")] * 2


def test_nothing_is_renewed_after_the_block(monkeypatch):
    monkeypatch.setattr(lease, "EVERY_S", 0.01)
    jobs, left = Recorded(), watch_threads()
    with holding(jobs, "job", "claim"):
        pass
    assert left() == set()


def test_an_outage_does_not_end_the_renewals(monkeypatch):
    monkeypatch.setattr(lease, "EVERY_S", 0.01)
    jobs = Recorded(StorageUnavailableError())
    with holding(jobs, "job", "claim"):
        assert jobs.twice.wait(60)


def test_a_lease_that_was_taken_over_is_not_renewed(fake_stores, running):
    with holding(fake_stores.jobs, running.job_id, "another claim"):
        pass
    assert fake_stores.jobs.is_alive(running)
