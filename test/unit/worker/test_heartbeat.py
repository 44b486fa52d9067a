import os
import time

import pytest

from spacelaunch.errors import SpacelaunchError
from spacelaunch.worker import heartbeat
from spacelaunch.worker.heartbeat import Heartbeat, require_heartbeat
from threads import watch_threads
from worker_process import wait_until


def aged(folder, name, age_s):
    path = folder / name
    path.touch()
    at = time.time() - age_s
    os.utime(path, (at, at))
    return path


def test_the_file_is_there_when_it_has_started_and_gone_when_it_has_stopped(tmp_path):
    left = watch_threads()
    beating = Heartbeat(tmp_path / "deep", lambda: True)
    beating.start()
    require_heartbeat(tmp_path / "deep")
    beating.stop()
    assert ([*(tmp_path / "deep").iterdir()], left()) == ([], set())


def test_it_beats_again_and_again(tmp_path, monkeypatch):
    monkeypatch.setattr(heartbeat, "EVERY_S", 0.01)
    beating = Heartbeat(tmp_path, lambda: True)
    beating.start()
    old = aged(tmp_path, beating.path.name, 60)
    wait_until(lambda: old.stat().st_mtime > time.time() - 30)
    require_heartbeat(tmp_path)
    beating.stop()


def test_it_stops_when_the_worker_is_not_well(tmp_path, monkeypatch):
    monkeypatch.setattr(heartbeat, "EVERY_S", 0.01)
    beating = Heartbeat(tmp_path, lambda: False)
    beating.start()
    beating._thread.join()
    assert not beating._thread.is_alive()
    beating.stop()


def test_an_old_heartbeat_is_none(tmp_path):
    aged(tmp_path, "worker-1.heartbeat", 60)
    with pytest.raises(SpacelaunchError, match="60 seconds old"):
        require_heartbeat(tmp_path)


def test_what_a_dead_worker_left_does_not_hide_a_living_one(tmp_path):
    aged(tmp_path, "worker-1.heartbeat", 60)
    aged(tmp_path, "worker-2.heartbeat", 0)
    require_heartbeat(tmp_path)


def test_no_heartbeat_is_said_with_the_folder(tmp_path):
    with pytest.raises(SpacelaunchError, match=str(tmp_path)):
        require_heartbeat(tmp_path)
