import subprocess
import sys

import pytest
from click.testing import CliRunner

from spacelaunch.cli import run_dashboard
from spacelaunch.cli.main import cli
from spacelaunch.errors import ConfigError


@pytest.fixture
def served(monkeypatch):
    found = []
    monkeypatch.setattr(run_dashboard, "serve", found.append)
    return found


def test_it_serves_with_the_settings_of_the_environment(served, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_DASHBOARD_PORT", "0")
    monkeypatch.setenv("SPACELAUNCH_URL", "http://api:5000")
    assert CliRunner().invoke(cli, ["dashboard"]).exit_code == 0
    (settings,) = served
    assert (settings.url, settings.dashboard_bind) == ("http://api:5000", "127.0.0.1")
    assert settings.dashboard_port > 0


def test_a_port_that_cannot_be_had_names_its_own_setting(served, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_DASHBOARD_BIND", "203.0.113.1")
    ended = CliRunner().invoke(cli, ["dashboard", "--port", "1"])
    assert isinstance(ended.exception, ConfigError)
    assert "SPACELAUNCH_DASHBOARD_PORT" in str(ended.exception)
    assert served == []


WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class Without(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in ("pydeck", "sgp4", "starlette", "streamlit", "uvicorn"):
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Without())
sys.argv = ["spacelaunch", "dashboard"]
from spacelaunch.cli.main import main
main()
"""


def test_where_the_extra_is_not_installed_it_says_what_to_install():
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr == (
        "spacelaunch: dashboard needs more than is installed; "
        "run: pip install 'spacelaunch[dashboard]'\n"
    )
