"""What a setting may be, and that what it may not be is not repeated where it may be a secret."""

from __future__ import annotations

import pytest

from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError


@pytest.mark.parametrize("text", ["many", "8080.5", "tcp://10.0.0.1:80"])
def test_a_bad_number_names_the_variable(text):
    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_PORT: expected int, got '"):
        Settings.from_env({"SPACELAUNCH_PORT": text})


@pytest.mark.parametrize("name", ["API_PROCESSES", "JOB_LEASE_S", "UPLOAD_LIMIT_BYTES"])
def test_zero_is_too_small(name):
    with pytest.raises(ConfigError, match=f"^SPACELAUNCH_{name}: 0 is too small$"):
        Settings.from_env({f"SPACELAUNCH_{name}": "0"})


def test_one_is_enough():
    assert Settings.from_env({"SPACELAUNCH_API_PROCESSES": "1"}).api_processes == 1


@pytest.mark.parametrize("port", ["0", "65535"], ids=["any free one", "the last"])
def test_a_port_may_be(port):
    assert Settings.from_env({"SPACELAUNCH_PORT": port}).port == int(port)


@pytest.mark.parametrize(
    ("port", "reason"), [("-1", "-1 is too small"), ("65536", "65536 is not a port")]
)
def test_a_port_may_not_be(port, reason):
    with pytest.raises(ConfigError, match=f"^SPACELAUNCH_PORT: {reason}$"):
        Settings.from_env({"SPACELAUNCH_PORT": port})


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
def test_a_log_level_may_be(level):
    assert Settings.from_env({"SPACELAUNCH_LOG_LEVEL": level}).log_level == level


@pytest.mark.parametrize("level", ["LOUD", "info", "10"])
def test_an_unknown_log_level_is_refused(level):
    with pytest.raises(
        ConfigError, match=r"^SPACELAUNCH_LOG_LEVEL: expected DEBUG, INFO, WARNING, "
    ):
        Settings.from_env({"SPACELAUNCH_LOG_LEVEL": level})


@pytest.mark.parametrize(
    "url", ["redis://cache", "rediss://:pw@cache:6380", "unix:///run/redis.sock"]
)
def test_a_redis_url_may_be(url):
    assert Settings.from_env({"SPACELAUNCH_REDIS_URL": url}).redis_url == url


@pytest.mark.parametrize(
    "url",
    [
        "cache:6379",
        "http://:pw@cache",
        "redis:/:pw@cache",
        "redis://:pw@[::1",
        "redis://h:pw",
        "redis://:p/w@cache:6379",
        "redis://:12#w@cache:6379",
        "redis://:12?w@cache:6379",
    ],
    ids=[
        "no scheme",
        "HTTP",
        "one slash",
        "open bracket",
        "port no number",
        "slash in the password",
        "hash in the password",
        "question mark in the password",
    ],
)
def test_what_is_no_redis_url_is_refused_without_repeating_it(url):
    with pytest.raises(ConfigError) as caught:
        Settings.from_env({"SPACELAUNCH_REDIS_URL_JOBS": url})

    assert str(caught.value) == (
        "SPACELAUNCH_REDIS_URL_JOBS: expected a redis://, rediss:// or unix:// URL; a password "
        "with signs such as / # % belongs into SPACELAUNCH_REDIS_PASSWORD"
    )


@pytest.mark.parametrize("form", ["xml", "JSON", "plain"])
def test_an_unknown_log_format_is_refused(form):
    with pytest.raises(ConfigError, match=r"SPACELAUNCH_LOG_FORMAT: expected text or json"):
        Settings.from_env({"SPACELAUNCH_LOG_FORMAT": form})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("API_KEYS", "off"),
        ("API_KEYS", "ci:owner:" + "0" * 64),
        ("API_KEYS", "required,ci:read:secret"),
        ("API_KEY", "two words"),
        ("RATE_LIMIT_READ", "many"),
        ("RATE_LIMIT_WRITE", "0/minute"),
        ("CORS_ORIGINS", "*"),
        ("CORS_ORIGINS", "https://lab.example/"),
    ],
)
def test_access_that_cannot_be_meant_is_refused_and_not_repeated(name, text):
    with pytest.raises(ConfigError, match=f"^SPACELAUNCH_{name}: expected ") as refused:
        Settings.from_env({f"SPACELAUNCH_{name}": text})
    assert repr(text) not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["required", "ci:read:" + "0" * 64, "required, a:admin:" + "f" * 64]
)
def test_keys_are_required_by_a_word_or_a_list(text):
    assert Settings.from_env({"SPACELAUNCH_API_KEYS": text}).api_keys == text


@pytest.mark.parametrize("text", ["localhost:5000", "127.0.0.1", "http://", "ftp://host"])
def test_a_server_is_named_by_a_whole_url(text):
    with pytest.raises(ConfigError, match=r"SPACELAUNCH_URL: expected a URL such as http://"):
        Settings.from_env({"SPACELAUNCH_URL": text})


@pytest.mark.parametrize("text", ["launches.example", "api, launches.example", "LAUNCHES"])
def test_trusted_hosts_may_be(text):
    assert Settings.from_env({"SPACELAUNCH_TRUSTED_HOSTS": text}).trusted_hosts == text


@pytest.mark.parametrize("text", ["launches.example:80", "http://launches.example", "*", "a,,b"])
def test_trusted_hosts_may_not_be(text):
    message = r"^SPACELAUNCH_TRUSTED_HOSTS: expected names such as launches\.example$"
    with pytest.raises(ConfigError, match=message):
        Settings.from_env({"SPACELAUNCH_TRUSTED_HOSTS": text})


def test_who_answers_for_the_warehouse_is_one_of_four():
    with pytest.raises(ConfigError, match=r"_ENGINE: expected one of sqlite, postgres, trino, "):
        Settings.from_env({"SPACELAUNCH_WAREHOUSE_ENGINE": "mysql"})
