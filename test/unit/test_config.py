"""Settings: defaults, the environment, secrets in files, Redis databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from redis.connection import parse_url
from sqlalchemy import make_url

from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bind", "127.0.0.1"),
        ("port", 5000),
        ("url", "http://127.0.0.1:5000"),
        ("redis_url", None),
        ("api_processes", 2),
        ("api_threads", 16),
        ("upload_limit_bytes", 100_000_000),
        ("job_timeout_s", 60),
        ("job_max_attempts", 3),
        ("job_lease_s", 6),
        ("job_keep_s", 7 * 24 * 3600),
        ("result_keep_s", 24 * 3600),
        ("version_keep_s", 600),
        ("log_level", "INFO"),
    ],
)
def test_an_empty_environment_gives_the_defaults(name, value):
    assert getattr(Settings.from_env({}), name) == value


def test_the_default_folder_lies_in_the_home(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")

    assert Settings.from_env({}).dir == Path("/home/ada/.local/share/spacelaunch")


def test_without_an_argument_the_process_environment_is_read(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_PORT", "8080")

    assert Settings.from_env().port == 8080


def test_a_number_is_read_as_a_number():
    assert Settings.from_env({"SPACELAUNCH_JOB_TIMEOUT_S": "90"}).job_timeout_s == 90


def test_a_text_is_read_as_it_stands():
    assert Settings.from_env({"SPACELAUNCH_BIND": "0.0.0.0"}).bind == "0.0.0.0"


def test_an_optional_text_is_read_as_it_stands():
    environ = {"SPACELAUNCH_REDIS_URL": "redis://cache:6379"}

    assert Settings.from_env(environ).redis_url == "redis://cache:6379"


def test_a_relative_folder_becomes_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert Settings.from_env({"SPACELAUNCH_DIR": "state"}).dir == tmp_path / "state"


def test_a_tilde_in_the_folder_is_the_home(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")

    assert Settings.from_env({"SPACELAUNCH_DIR": "~/state"}).dir == Path("/home/ada/state")


def test_a_home_that_is_not_there_names_the_variable():
    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_DIR: ~no-such-user/x names a home"):
        Settings.from_env({"SPACELAUNCH_DIR": "~no-such-user/x"})


def test_an_empty_value_is_no_value():
    assert Settings.from_env({"SPACELAUNCH_PORT": ""}).port == 5000


def test_variables_of_other_programs_are_let_be():
    assert Settings.from_env({"PORT": "1", "LANG": "C"}) == Settings.from_env({})


def test_a_name_that_is_not_a_setting_is_refused():
    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_PROT is not a setting$"):
        Settings.from_env({"SPACELAUNCH_PROT": "8080"})


def test_the_variable_that_the_tests_read_is_not_refused():
    environ = {"SPACELAUNCH_REAL_DATA": "/somewhere"}

    assert Settings.from_env(environ) == Settings.from_env({})


def test_a_secret_may_stand_in_a_file(tmp_path):
    secret = tmp_path / "url"
    secret.write_text("redis://:s3cret@cache:6379\n")

    settings = Settings.from_env({"SPACELAUNCH_REDIS_URL_FILE": str(secret)})

    assert settings.redis_url == "redis://:s3cret@cache:6379"


def test_a_number_may_stand_in_a_file(tmp_path):
    (tmp_path / "port").write_text("8080\n")

    assert Settings.from_env({"SPACELAUNCH_PORT_FILE": str(tmp_path / "port")}).port == 8080


@pytest.mark.parametrize("path", ["/no/such/file", "/", "a\0b"], ids=["none", "folder", "NUL"])
def test_a_file_that_cannot_be_read_names_the_variable(path):
    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_REDIS_URL_FILE: cannot read "):
        Settings.from_env({"SPACELAUNCH_REDIS_URL_FILE": path})


def test_a_file_that_is_not_text_is_refused(tmp_path):
    (tmp_path / "url").write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_REDIS_URL_FILE: cannot read "):
        Settings.from_env({"SPACELAUNCH_REDIS_URL_FILE": str(tmp_path / "url")})


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "bind").write_text("\n")

    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_BIND_FILE: .*/bind is empty$"):
        Settings.from_env({"SPACELAUNCH_BIND_FILE": str(tmp_path / "bind")})


@pytest.mark.parametrize(
    "names",
    [("SPACELAUNCH_PORT", "SPACELAUNCH_PORT_FILE"), ("SPACELAUNCH_PORT_FILE", "SPACELAUNCH_PORT")],
    ids=["value first", "file first"],
)
def test_a_value_and_its_file_together_are_refused(names, tmp_path):
    (tmp_path / "port").write_text("8080")
    environ = {name: str(tmp_path / "port") for name in names}

    with pytest.raises(
        ConfigError, match=r"^SPACELAUNCH_PORT is given twice; set it or its _FILE$"
    ):
        Settings.from_env(environ)


def test_an_unknown_name_in_a_file_is_refused(tmp_path):
    (tmp_path / "x").write_text("x")

    with pytest.raises(ConfigError, match=r"^SPACELAUNCH_SECRET is not a setting$"):
        Settings.from_env({"SPACELAUNCH_SECRET_FILE": str(tmp_path / "x")})


@pytest.mark.parametrize(
    ("purpose", "number"), [("records", 0), ("queue", 1), ("jobs", 2), ("results", 3)]
)
def test_without_a_redis_url_each_purpose_has_its_database_on_this_machine(purpose, number):
    assert Settings().redis_database(purpose) == f"redis://127.0.0.1:6379/{number}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://cache", "redis://cache/2"),
        ("redis://cache:6380/", "redis://cache:6380/2"),
        ("redis://cache/7", "redis://cache/2"),
        ("redis://cache?db=7", "redis://cache/2"),
        ("redis://cache/7?db=7&socket_timeout=1", "redis://cache/2?socket_timeout=1"),
        ("redis://[::1]:6379", "redis://[::1]:6379/2"),
        ("rediss://:p%40ss@cache:6380", "rediss://:p%40ss@cache:6380/2"),
        ("rediss://ada:pw@cache?ssl_cert_reqs=none", "rediss://ada:pw@cache/2?ssl_cert_reqs=none"),
        ("unix:///run/redis.sock", "unix:///run/redis.sock?db=2"),
        ("unix:///run/redis.sock?db=7", "unix:///run/redis.sock?db=2"),
        ("unix:///run/redis.sock?password=pw", "unix:///run/redis.sock?password=pw&db=2"),
        ("unix:///r.sock?db=7&password=pw&timeout=1", "unix:///r.sock?password=pw&timeout=1&db=2"),
        ("redis://cache?a=1&db=7&b=2", "redis://cache/2?a=1&b=2"),
        ("unix://ada:pw@/run/redis.sock", "unix://ada:pw@/run/redis.sock?db=2"),
    ],
)
def test_the_database_of_the_jobs_is_put_into_the_url(url, expected):
    assert Settings(redis_url=url).redis_database("jobs") == expected


def test_a_purpose_with_a_url_of_its_own_gets_it_unchanged():
    settings = Settings(redis_url="redis://cache", redis_url_jobs="redis://other/9")

    assert settings.redis_database("jobs") == "redis://other/9"


def test_a_url_of_one_purpose_says_nothing_of_the_others():
    settings = Settings(redis_url="redis://cache", redis_url_jobs="redis://other/9")

    assert settings.redis_database("queue") == "redis://cache/1"


ODD_PASSWORD = "/#%:@?&=+ \"'\\$é "


@pytest.mark.parametrize(
    "url", ["redis://cache:6379", "rediss://ada@cache", "unix:///run/redis.sock"]
)
def test_a_password_of_any_letters_reaches_the_client_whole(url):
    settings = Settings(redis_url=url, redis_password=ODD_PASSWORD).checked()

    found = parse_url(settings.redis_database("jobs"))

    assert (found["password"], found["db"]) == (ODD_PASSWORD, 2)


def test_a_password_is_added_to_every_url_that_has_none():
    settings = Settings(
        redis_password="pw", redis_url="redis://:own@a", redis_url_jobs="redis://b/9"
    )

    assert settings.redis_database("records") == "redis://:own@a/0"
    assert settings.redis_database("jobs") == "redis://:pw@b/9"


@pytest.mark.parametrize(
    ("url", "user"),
    [
        ("postgresql+psycopg://spacelaunch@warehouse/spacelaunch", ("spacelaunch", ODD_PASSWORD)),
        ("postgresql+psycopg://own:pw@warehouse/spacelaunch", ("own", "pw")),
    ],
    ids=["without one", "with one of its own"],
)
def test_a_password_of_any_letters_reaches_the_warehouse_whole(url, user):
    settings = Settings(warehouse_url=url, warehouse_password=ODD_PASSWORD).checked()
    parsed = make_url(settings.warehouse)
    assert (parsed.username, parsed.password) == user
    assert (parsed.host, parsed.database) == ("warehouse", "spacelaunch")
    assert ODD_PASSWORD not in repr(settings)


def test_a_warehouse_in_a_file_wants_no_password(tmp_path):
    settings = Settings(dir=tmp_path, warehouse_password="pw")
    assert settings.warehouse == f"sqlite:///{tmp_path / 'warehouse.sqlite'}"


def test_a_password_in_a_file_loses_only_its_line_end(tmp_path):
    (tmp_path / "password").write_text(f"{ODD_PASSWORD}\n")

    settings = Settings.from_env({"SPACELAUNCH_REDIS_PASSWORD_FILE": str(tmp_path / "password")})

    assert settings.redis_password == ODD_PASSWORD
    assert ODD_PASSWORD not in repr(settings)


def test_a_password_of_nothing_but_blanks_is_refused_in_a_file(tmp_path):
    (tmp_path / "password").write_text(" \n")

    with pytest.raises(ConfigError, match=r"/password is empty$"):
        Settings.from_env({"SPACELAUNCH_REDIS_PASSWORD_FILE": str(tmp_path / "password")})


def test_the_environment_holds_what_differs_from_the_defaults():
    settings = Settings(port=8080, redis_url="redis://cache")

    assert settings.environment() == {
        "SPACELAUNCH_PORT": "8080",
        "SPACELAUNCH_REDIS_URL": "redis://cache",
    }


def test_the_environment_gives_the_same_settings_again(tmp_path):
    settings = Settings(
        dir=tmp_path, port=0, redis_url="unix:///r.sock", job_lease_s=9, log_level="DEBUG"
    ).checked()

    assert Settings.from_env(settings.environment()) == settings


def test_a_key_is_read_from_a_file_and_not_shown(tmp_path):
    (tmp_path / "key").write_text("secret\n")
    settings = Settings.from_env({"SPACELAUNCH_API_KEY_FILE": str(tmp_path / "key")})
    assert settings.api_key == "secret"
    assert "secret" not in repr(settings)


def test_no_proxy_is_trusted_unless_said():
    assert Settings().trusted_proxies == 0
    assert Settings.from_env({"SPACELAUNCH_TRUSTED_PROXIES": "0"}).trusted_proxies == 0
