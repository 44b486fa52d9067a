import fcntl
import re
import socket

import pytest

from spacelaunch.cli.stack import Stack
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError, ConflictError


@pytest.fixture
def settings(tmp_path):
    return Settings(dir=tmp_path, port=0).checked()


def test_a_free_port_is_taken_where_none_is_named(settings):
    port = int(Stack(settings, workers=1).url.rpartition(":")[2])
    assert port > 0


def test_a_port_that_is_taken_is_named_before_anything_starts(settings, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = Settings(dir=tmp_path, port=other.getsockname()[1]).checked()
        with pytest.raises(ConfigError, match=rf"port {taken.port} .* --port"):
            Stack(taken, workers=1)


def test_a_server_for_the_whole_network_is_reached_over_loopback(tmp_path):
    stack = Stack(Settings(dir=tmp_path, port=0, bind="0.0.0.0").checked(), workers=1)
    assert stack.url.startswith("http://127.0.0.1:")


def test_two_stacks_in_one_folder_are_refused(settings, tmp_path):
    with (tmp_path / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with (
            pytest.raises(ConflictError, match="another `spacelaunch up` runs"),
            Stack(settings, workers=1) as stack,
        ):
            stack.start()


def test_where_keys_are_required_the_stack_brings_one_of_its_own(tmp_path):
    settings = Settings(dir=tmp_path, port=0, api_keys="required", api_key="mine").checked()
    environment = Stack(settings, workers=1)._environment()
    assert re.fullmatch(r"required,up:admin:[0-9a-f]{64}", environment["SPACELAUNCH_API_KEYS"])
    assert "SPACELAUNCH_API_KEY" not in environment


def test_a_setting_from_a_file_is_handed_on_once(tmp_path, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_API_KEYS_FILE", "/run/secrets/keys")
    environment = Stack(Settings(dir=tmp_path, port=0, api_keys="required").checked(), 1)
    assert "SPACELAUNCH_API_KEYS_FILE" not in environment._environment()
