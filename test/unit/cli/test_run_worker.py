from click.testing import CliRunner

from spacelaunch.cli import run_worker
from spacelaunch.cli.main import cli


def test_it_works_with_the_settings_of_the_environment(monkeypatch):
    worked = []
    monkeypatch.setattr(run_worker, "run_worker", lambda settings, *_: worked.append(settings))
    monkeypatch.setenv("SPACELAUNCH_JOB_TIMEOUT_S", "7")
    assert CliRunner().invoke(cli, ["worker"]).exit_code == 0
    assert [settings.job_timeout_s for settings in worked] == [7]
