import os
import time

import pytest
from click.testing import CliRunner

from spacelaunch.cli import check
from spacelaunch.cli.main import cli


@pytest.fixture
def run(monkeypatch, tmp_path, fake_stores):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    monkeypatch.setenv("SPACELAUNCH_URL", "http://127.0.0.1:1")
    monkeypatch.setattr(check, "open_stores", lambda _: fake_stores)
    return lambda what: CliRunner().invoke(cli, ["check", what])


def test_a_fresh_heartbeat_is_well(run, tmp_path):
    (tmp_path / "worker-1.heartbeat").touch()
    assert (run("worker").exit_code, run("worker").stdout) == (0, "worker: ok\n")


def test_an_old_heartbeat_is_not(run, tmp_path):
    (tmp_path / "worker-1.heartbeat").touch()
    old = time.time() - 60
    os.utime(tmp_path / "worker-1.heartbeat", (old, old))
    ended = run("worker")
    assert (ended.exit_code, "60 seconds old" in ended.stderr) == (1, True)


def test_no_heartbeat_is_not(run):
    assert run("worker").exit_code == 1


def test_redis_says_what_it_holds(run):
    assert run("redis").stdout == "redis: ok, no launches, workers alive: 0\n"


def test_an_api_that_is_not_there_is_not_well(run):
    assert run("api").exit_code == 1


def test_all_checks_are_made_even_when_one_fails(run):
    ended = run("all")
    assert (ended.exit_code, "redis: ok" in ended.output, "worker: no" in ended.output) == (
        1,
        True,
        True,
    )
