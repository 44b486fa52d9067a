from click.testing import CliRunner

from spacelaunch.cli.check_api import check_api
from spacelaunch.errors import NoServerError


def test_an_api_that_is_away_is_an_error(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_URL", "http://127.0.0.1:1")
    assert isinstance(CliRunner().invoke(check_api).exception, NoServerError)
