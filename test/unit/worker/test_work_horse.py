"""What a work horse keeps from job to job."""

import gc

import pytest

from spacelaunch.config import Settings
from spacelaunch.worker import work_horse
from spacelaunch.worker.work_horse import MOST_GROWTH_MB, MOST_JOBS, WorkHorse


@pytest.fixture
def opened(monkeypatch, fake_stores):
    """Every time that stores are opened; each job ends as `ends` says."""
    times = []

    def open_stores(*_):
        times.append(1)
        return fake_stores

    monkeypatch.setattr(work_horse, "open_stores", open_stores)
    monkeypatch.setattr(work_horse, "keep_connection", lambda: None)
    monkeypatch.setattr(work_horse, "go_first", lambda: None)
    monkeypatch.setattr(work_horse, "resident_mb", lambda: 80.0)
    yield times
    gc.enable()


@pytest.fixture
def horse(opened, fake_stores):
    return WorkHorse(Settings(), fake_stores, "w")


def ending(monkeypatch, well):
    monkeypatch.setattr(work_horse, "run_job", lambda *_: well)


def test_stores_are_opened_once(horse, opened, monkeypatch):
    ending(monkeypatch, True)
    horse.run("a", "1")
    horse.run("b", "2")
    assert (len(opened), horse.may_stay()) == (1, True)


def test_it_goes_after_so_many_jobs(horse, monkeypatch):
    ending(monkeypatch, True)
    for number in range(MOST_JOBS - 1):
        horse.run(f"{number}", "claim")
    assert horse.may_stay()
    horse.run("last", "claim")
    assert not horse.may_stay()


def test_it_goes_after_an_errand_and_after_what_went_wrong(horse, monkeypatch):
    ending(monkeypatch, False)
    horse.run("a", "1")
    assert not horse.may_stay()


def test_it_goes_after_an_attempt_that_was_interrupted(horse, monkeypatch):
    def interrupted(*_):
        raise TimeoutError

    monkeypatch.setattr(work_horse, "run_job", interrupted)
    with pytest.raises(TimeoutError):
        horse.run("a", "1")
    assert not horse.may_stay()


def test_it_goes_when_it_has_grown(horse, monkeypatch):
    ending(monkeypatch, True)
    horse.run("a", "1")
    assert horse.may_stay()
    monkeypatch.setattr(work_horse, "resident_mb", lambda: 81.0 + MOST_GROWTH_MB)
    assert not horse.may_stay()
