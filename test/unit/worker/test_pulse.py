import threading
from datetime import UTC, datetime

import pytest

from factories import make_job
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.worker.pulse import Pulse


@pytest.fixture
def pulse(fake_stores):
    return Pulse(fake_stores, "w", job_keep_s=3600, require_reachable=lambda: None)


def test_nothing_is_left_when_it_has_stopped(pulse, fake_stores):
    pulse.start()
    pulse.stop()
    assert fake_stores.jobs.workers() == []
    assert threading.active_count() == 1


def test_a_beat_gives_a_sign_of_life(pulse, fake_stores):
    pulse._beat(datetime.now(UTC))
    assert fake_stores.jobs.workers() == ["w"]


def test_a_worker_that_could_not_connect_anew_gives_no_sign(fake_stores):
    """Its horses could not, and would draw nothing."""

    def refuse():
        raise StorageUnavailableError

    with pytest.raises(StorageUnavailableError):
        Pulse(fake_stores, "w", 3600, refuse)._beat(datetime.now(UTC))
    assert fake_stores.jobs.workers() == []


def test_a_beat_sweeps(pulse, fake_stores):
    fake_stores.jobs.join(make_job(), make_job().created_at)
    pulse._beat(datetime.now(UTC))
    assert fake_stores.queue.waiting() == {"timeline-1"}
