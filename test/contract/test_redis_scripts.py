"""What starts Redis in containers: it refuses what it cannot use, and shows no password."""

import os
import subprocess

import pytest

from manifests import KUBERNETES

START = KUBERNETES / "bases" / "redis" / "start.sh"


@pytest.fixture
def start(tmp_path):
    """Start it with a password from the environment, or from a file."""

    def starting(password, how):
        (tmp_path / "password").write_text(password)
        given = {"REDIS_PASSWORD_FILE": str(tmp_path / "password")}
        if how == "environment":
            given = {"REDISCLI_AUTH": password}
        environ = {**os.environ, **given}
        return subprocess.run(
            ["sh", str(START)], env=environ, capture_output=True, text=True, check=False
        )

    return starting


@pytest.mark.parametrize(("password", "how"), [("", "environment"), ("", "file"), ("\n", "file")])
def test_without_a_password_redis_is_not_started_and_one_line_says_why(start, password, how):
    ended = start(password, how)
    assert ended.returncode == 1
    assert ended.stderr == "Redis is not started: REDIS_PASSWORD is empty\n"


def test_redis_is_told_a_hash_and_never_the_password():
    text = START.read_text(encoding="utf-8")
    told = text.partition("<<CONFIG\n")[2]
    assert told == "user default on #$hash ~* &* +@all\nCONFIG\n"
