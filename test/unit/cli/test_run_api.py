from click.testing import CliRunner

from spacelaunch.cli import run_api
from spacelaunch.cli.main import cli


def test_it_serves_with_the_settings_of_the_environment(monkeypatch):
    served = []
    monkeypatch.setattr(run_api, "serve", lambda settings, *_: served.append(settings))
    monkeypatch.setenv("SPACELAUNCH_PORT", "5123")
    assert CliRunner().invoke(cli, ["api"]).exit_code == 0
    assert [settings.port for settings in served] == [5123]
