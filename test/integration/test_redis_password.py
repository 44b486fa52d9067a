"""A Redis that wants a password: of any letters, and what is said where it is another."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from redis import Redis

from api_process import RunningApi
from spacelaunch.bootstrap import require_reachable

ODD = "/#%:@?&=+ \"'\\$é "
WRONG = "not-that-one"


@pytest.fixture
def locked(settings):
    """Redis wants the odd password."""
    with Redis.from_url(settings.redis_url) as redis:
        redis.config_set("requirepass", ODD)
        yield settings
    with Redis.from_url(settings.redis_url, password=ODD) as redis:
        redis.config_set("requirepass", "")


def test_a_password_of_any_letters_lets_us_in(locked):
    require_reachable(replace(locked, redis_password=ODD))


def test_an_api_with_a_wrong_password_says_so_once_and_shows_none(locked, tmp_path):
    api = RunningApi(replace(locked, redis_password=WRONG), tmp_path, processes=1)
    try:
        answers = [api.get("/readyz") for _ in range(5)]
    finally:
        api.end()
    assert {answer.json()["detail"] for answer in answers} == {"Redis refuses the password"}
    assert api.said.count("is it the one that Redis was started with?") == 1
    assert WRONG not in api.said


@pytest.mark.parametrize("password", [WRONG, None], ids=["wrong", "none"])
def test_a_worker_without_the_password_ends_in_one_line(locked, password):
    settings = replace(locked, redis_password=password)
    ended = subprocess.run(
        [sys.executable, "-m", "spacelaunch", "worker"],
        env={**os.environ, **settings.environment()},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.endswith("spacelaunch: Redis refuses the password\n")
    assert "Traceback" not in ended.stderr
    assert WRONG not in ended.stderr
