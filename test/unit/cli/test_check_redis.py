from click.testing import CliRunner

from spacelaunch.cli.check_redis import check_redis
from spacelaunch.errors import StorageUnavailableError


def test_a_redis_that_is_away_is_an_error(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_REDIS_URL", "redis://127.0.0.1:1")
    assert isinstance(CliRunner().invoke(check_redis).exception, StorageUnavailableError)
