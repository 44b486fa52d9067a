import os
import shutil
import signal
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from spacelaunch.cli import embedded_redis, processes
from spacelaunch.cli.embedded_redis import EmbeddedRedis, answers, running_url, with_running_redis
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError
from spacelaunch.storage.connection import connect, require_answer
from worker_process import wait_until


@pytest.fixture
def embedded(tmp_path, redis_server, monkeypatch):
    """One that runs over a folder; `redis_server` skips where there is no program."""
    monkeypatch.setattr(processes, "_SETTLED_S", 0)
    with (tmp_path / "lock").open("w") as lock:
        server = EmbeddedRedis(tmp_path, lock.fileno())
        server.start()
        yield server
        server.stop()


def socket_of(server):
    return Path(server.url.removeprefix("unix://"))


def test_it_answers_when_it_has_started(embedded):
    assert answers(socket_of(embedded))


def test_its_socket_lies_in_a_folder_that_nobody_else_can_open(embedded):
    home = socket_of(embedded).parent.stat()
    assert (stat.S_IMODE(home.st_mode), home.st_uid) == (0o700, os.geteuid())


def test_no_two_of_them_share_a_socket(embedded, tmp_path):
    (tmp_path / "other").mkdir()
    other = EmbeddedRedis(tmp_path / "other", lock=0)
    assert other.url != embedded.url
    other.stop()
    assert answers(socket_of(embedded))


def test_what_a_killed_one_left_is_removed_by_the_next(embedded, tmp_path):
    embedded._child.process.kill()
    embedded._child.process.wait()
    assert socket_of(embedded).exists()
    following = EmbeddedRedis(tmp_path, lock=0)
    assert not socket_of(embedded).parent.exists()
    following.stop()


def test_the_other_commands_find_it_while_it_runs(embedded, tmp_path):
    assert running_url(tmp_path) == embedded.url
    embedded.stop()
    assert running_url(tmp_path) is None


def test_where_it_was_killed_it_is_not_found(embedded, tmp_path):
    embedded._child.process.kill()
    embedded._child.process.wait()
    assert running_url(tmp_path) is None


def test_a_redis_that_is_named_is_taken_before_it(embedded, tmp_path):
    named = Settings(dir=tmp_path, redis_url="redis://elsewhere")
    assert with_running_redis(named).redis_url == "redis://elsewhere"
    assert with_running_redis(Settings(dir=tmp_path)).redis_url == embedded.url


def test_it_wants_no_password(embedded, tmp_path):
    found = with_running_redis(Settings(dir=tmp_path, redis_password="for another"))
    require_answer(found.redis_database("jobs"))


@pytest.mark.parametrize("lost", ["socket", "folder"])
def test_a_lost_socket_is_made_again_and_the_data_stay(embedded, lost, caplog):
    with connect(embedded.url) as redis:
        redis.set("kept", 1)
    if lost == "socket":
        socket_of(embedded).unlink()
    else:
        shutil.rmtree(socket_of(embedded).parent)
    embedded.keep_alive()
    wait_until(lambda: answers(socket_of(embedded)))
    with connect(embedded.url) as redis:
        assert redis.get("kept") == b"1"
    assert "has lost its socket" in caplog.text


def test_one_that_hangs_is_left_alone(embedded):
    process = embedded._child.process
    process.send_signal(signal.SIGSTOP)
    embedded.keep_alive()
    process.send_signal(signal.SIGCONT)
    assert embedded._child.process is process
    assert process.poll() is None


def test_a_folder_that_somebody_else_made_meanwhile_is_not_used(embedded):
    home = socket_of(embedded).parent
    shutil.rmtree(home)
    home.mkdir(mode=0o755)
    with pytest.raises(ConfigError, match="somebody else made it"):
        embedded.keep_alive()


def test_a_long_temporary_folder_is_not_used(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", "/" + "deep/" * 30)
    server = EmbeddedRedis(tmp_path, lock=0)
    assert len(server.url) < 100
    server.stop()


def test_nobody_listens_at_a_socket_that_is_none(tmp_path):
    assert not answers(tmp_path / "nothing")
    (tmp_path / "redis.url").write_text(f"unix://{tmp_path}/lock/redis.sock")
    (tmp_path / "lock").touch()
    assert running_url(tmp_path) is None


def test_a_server_that_ends_as_it_starts_is_said_so(tmp_path, monkeypatch):
    monkeypatch.setattr(embedded_redis, "find_redis", lambda: shutil.which("false"))
    server = EmbeddedRedis(tmp_path, lock=0)
    with pytest.raises(embedded_redis.NoServerError, match="did not start"):
        server.start()
    server.stop()


def test_what_reads_its_data_does_not_answer_yet(tmp_path):
    """A server listens before it can serve."""
    code = """
import socket, sys
with socket.socket(socket.AF_UNIX) as s:
    s.bind(sys.argv[1]); s.listen(); print(flush=True)
    s.accept()[0].sendall(b"-LOADING Redis is loading the dataset in memory\\r\\n")
"""
    path = Path(tempfile.mkdtemp()) / "s"
    command = ["python3", "-c", code, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as loading:
        loading.stdout.readline()
        assert not answers(path)
    shutil.rmtree(path.parent)


def test_nobody_else_can_read_what_it_keeps(embedded, tmp_path):
    assert stat.S_IMODE((tmp_path / "redis").stat().st_mode) == 0o700
