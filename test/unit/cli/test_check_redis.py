import pytest
from click.testing import CliRunner

from spacelaunch.cli.check_redis import check_redis
from spacelaunch.errors import StorageUnavailableError


@pytest.fixture
def refused(monkeypatch, tmp_path):
    """What it says of a Redis that is away."""

    def asking(*words, **environment):
        for name, text in environment.items():
            monkeypatch.setenv(name, text)
        ended = CliRunner().invoke(check_redis, words)
        assert isinstance(ended.exception, StorageUnavailableError)
        return str(ended.exception)

    return asking


def test_a_redis_that_is_away_is_named_without_its_password(refused):
    said = refused(SPACELAUNCH_REDIS_URL="redis://:secret@127.0.0.1:1")
    assert said == "Redis does not answer at redis://:***@127.0.0.1:1/0"


def test_where_one_of_the_databases_is_away_that_one_is_named(refused, settings):
    said = refused(
        SPACELAUNCH_REDIS_URL=settings.redis_url, SPACELAUNCH_REDIS_URL_QUEUE="redis://127.0.0.1:1"
    )
    assert said == "Redis does not answer at redis://127.0.0.1:1"


def test_where_none_was_named_it_says_where_else_it_looked(refused, tmp_path, monkeypatch):
    monkeypatch.delenv("SPACELAUNCH_REDIS_URL", raising=False)
    monkeypatch.setattr("spacelaunch.config.with_database", lambda *_: "redis://127.0.0.1:1")
    said = refused("--dir", str(tmp_path))
    assert said.endswith(f"; no `spacelaunch up` runs in {tmp_path}, --dir names another folder")
