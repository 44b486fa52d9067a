from threading import Event

import pytest

from factories import make_job
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.storage import keys
from spacelaunch.worker import pulse as module
from spacelaunch.worker.pulse import Pulse
from threads import watch_threads
from worker_process import wait_until


@pytest.fixture
def pulse(fake_stores):
    return Pulse(fake_stores, "w", require_reachable=_reached)


def _reached():
    """Redis is there."""


def test_nothing_is_left_when_it_has_stopped(pulse, fake_stores):
    left = watch_threads()
    pulse.start()
    pulse.stop()
    assert fake_stores.jobs.workers() == []
    assert left() == set()


def test_a_beat_gives_a_sign_of_life(pulse, fake_stores):
    pulse._beat()
    assert fake_stores.jobs.workers() == ["w"]


def test_a_worker_that_could_not_connect_anew_gives_no_sign(fake_stores):
    """Its horses could not, and would draw nothing."""

    def refuse():
        raise StorageUnavailableError

    with pytest.raises(StorageUnavailableError):
        Pulse(fake_stores, "w", refuse)._beat()
    assert fake_stores.jobs.workers() == []


def test_a_beat_sweeps(pulse, fake_stores):
    fake_stores.jobs.join(make_job(), make_job().created_at)
    fake_stores.jobs.change("timeline-1", lambda job: job.started("c", "x", job.created_at))
    fake_stores.jobs._redis.delete(keys.lease("timeline-1"))
    pulse._beat()
    assert fake_stores.queue.waiting() == {"timeline-1"}


def test_of_two_workers_one_sweeps_and_both_give_signs_of_life(fake_stores, monkeypatch):
    swept = []
    monkeypatch.setattr(module.Sweeper, "sweep", lambda sweeper, _: swept.append(sweeper))
    one, other = (Pulse(fake_stores, name, _reached) for name in ("w1", "w2"))
    for _ in range(3):
        one._beat()
        other._beat()
    assert len(swept) == 3
    assert len(set(map(id, swept))) == 1
    assert fake_stores.jobs.workers() == ["w1", "w2"]


def test_who_gets_the_turn_back_begins_with_a_first_look(pulse, fake_stores):
    before = pulse._sweeper
    fake_stores.jobs.take_turn("another", 3)
    pulse._beat()
    assert pulse._sweeper is not before


def test_who_wants_rest_waits_for_the_beat_at_hand_and_holds_the_next_back(pulse, monkeypatch):
    monkeypatch.setattr(module, "EVERY_S", 0.001)
    beating, may_end = Event(), Event()
    under_way = []

    def beat(_):
        under_way.append("begun")
        beating.set()
        may_end.wait(60)
        under_way.append("ended")

    monkeypatch.setattr(Pulse, "_beat", beat)
    pulse.start()
    beating.wait(60)
    assert pulse._beating.locked()
    may_end.set()
    with pulse.resting():
        assert under_way.count("begun") == under_way.count("ended")
        seen = list(under_way)
        pulse._over.wait(0.05)
        assert under_way == seen
    wait_until(lambda: len(under_way) > len(seen))
    pulse.stop()


@pytest.fixture
def beats(monkeypatch):
    """Have every beat do this; how often it did."""
    monkeypatch.setattr(module, "EVERY_S", 0.01)
    count = []

    def beating(error):
        def beat(_):
            count.append(1)
            raise error

        monkeypatch.setattr(Pulse, "_beat", beat)
        return count

    return beating


def test_an_outage_does_not_end_it(pulse, beats):
    count = beats(StorageUnavailableError())
    pulse.start()
    wait_until(lambda: len(count) > 2)
    assert pulse.is_well()
    pulse.stop()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_that_nobody_foresaw_ends_the_process_and_is_not_hidden(pulse, beats, monkeypatch):
    killed = []
    monkeypatch.setattr("os.kill", lambda *given: killed.append(given))
    beats(ZeroDivisionError())
    pulse.start()
    wait_until(lambda: bool(killed))
    pulse._thread.join()
    assert not pulse.is_well()
