import fcntl
import re
import socket

import pytest

from spacelaunch.cli import stack
from spacelaunch.cli.stack import Stack
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError, ConflictError


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(stack, "_FREE_WITHIN_S", 0)


@pytest.fixture
def settings(tmp_path):
    return Settings(dir=tmp_path, port=0).checked()


def test_a_port_that_is_taken_is_named_before_anything_starts(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = Settings(dir=tmp_path, port=other.getsockname()[1]).checked()
        with (
            pytest.raises(ConfigError, match=rf"port {taken.port} .* --port"),
            Stack(taken, workers=1) as refused,
        ):
            refused.start_serving()
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_two_stacks_in_one_folder_are_refused(settings, tmp_path):
    with (tmp_path / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with (
            pytest.raises(
                ConflictError, match=r"another `spacelaunch up` runs .* --dir and --port"
            ),
            Stack(settings, workers=1) as refused,
        ):
            refused.start_serving()


def test_one_that_is_refused_leaves_the_other_as_it_was(settings, tmp_path):
    (tmp_path / "redis.url").write_text("unix:///run/others.sock")
    with (tmp_path / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ConflictError), Stack(settings, workers=1) as refused:
            refused.start_serving()
    assert (tmp_path / "redis.url").read_text() == "unix:///run/others.sock"


def test_one_that_was_killed_gets_a_moment_to_let_go(settings, tmp_path, monkeypatch):
    """Its Redis writes its last, and holds the folder until then."""
    monkeypatch.setattr(stack, "_FREE_WITHIN_S", 60)
    killed = (tmp_path / "lock").open("w")
    fcntl.flock(killed, fcntl.LOCK_EX)
    monkeypatch.setattr(stack.time, "sleep", lambda _: killed.close())
    stack._lock_of(tmp_path).close()


def test_where_keys_are_required_the_stack_brings_one_of_its_own(tmp_path):
    settings = Settings(dir=tmp_path, port=0, api_keys="required", api_key="mine").checked()
    environment = Stack(settings, workers=1)._environment()
    assert re.fullmatch(r"required,up:admin:[0-9a-f]{64}", environment["SPACELAUNCH_API_KEYS"])
    assert "SPACELAUNCH_API_KEY" not in environment


def test_a_setting_from_a_file_is_handed_on_once(tmp_path, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_API_KEYS_FILE", "/run/secrets/keys")
    environment = Stack(Settings(dir=tmp_path, port=0, api_keys="required").checked(), 1)
    assert "SPACELAUNCH_API_KEYS_FILE" not in environment._environment()
