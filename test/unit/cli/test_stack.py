import fcntl
import re
import socket
from dataclasses import replace

import pytest

from spacelaunch.cli import stack
from spacelaunch.cli.stack import Stack
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import digest_of
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
    assert re.fullmatch(
        r"required,up:admin:[0-9a-f]{64},dashboard:read:[0-9a-f]{64}",
        environment["SPACELAUNCH_API_KEYS"],
    )
    assert "SPACELAUNCH_API_KEY" not in environment


def test_a_setting_from_a_file_is_handed_on_once(tmp_path, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_API_KEYS_FILE", "/run/secrets/keys")
    environment = Stack(Settings(dir=tmp_path, port=0, api_keys="required").checked(), 1)
    assert "SPACELAUNCH_API_KEYS_FILE" not in environment._environment()


class Started:
    """A child that never runs."""

    def __init__(self):
        self.children = []

    def __call__(self, child):
        self.children.append(child)


@pytest.fixture
def started(monkeypatch):
    """What a stack would have started."""
    found = Started()
    monkeypatch.setattr(Stack, "_start", lambda _, child: found(child))
    return found


def test_the_dashboard_asks_this_stack_with_a_key_that_may_read(settings, started):
    locked = replace(settings, api_keys="required", port=5001, dashboard_port=0)
    showing = Stack(locked, workers=1)
    address = showing.start_showing()
    (child,) = started.children
    assert child.environment["SPACELAUNCH_URL"] == "http://127.0.0.1:5001"
    key = child.environment["SPACELAUNCH_API_KEY"]
    assert f"dashboard:read:{digest_of(key)}" in (showing.settings.api_keys or "")
    assert "SPACELAUNCH_API_KEYS" not in child.environment
    assert address == f"http://127.0.0.1:{child.environment['SPACELAUNCH_DASHBOARD_PORT']}"


def test_where_no_key_is_required_the_dashboard_shows_none(settings, started):
    Stack(settings, workers=1).start_showing()
    assert "SPACELAUNCH_API_KEY" not in started.children[0].environment


def test_where_another_has_its_port_the_dashboard_takes_a_free_one(settings, started):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        address = Stack(replace(settings, dashboard_port=taken), workers=1).start_showing()
    assert address != f"http://127.0.0.1:{taken}"


def test_without_the_extra_there_is_no_dashboard(settings, started, monkeypatch):
    monkeypatch.setattr(stack, "is_installed", lambda extra: extra != "dashboard")
    assert Stack(settings, workers=1).start_showing() is None
    assert started.children == []
