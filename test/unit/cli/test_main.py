import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from spacelaunch import __version__
from spacelaunch.cli.check import check
from spacelaunch.cli.main import cli, main
from spacelaunch.errors import ConfigError, NoServerError

COMMANDS = [
    "up",
    "demo",
    "api",
    "worker",
    "dashboard",
    "load",
    "analyze",
    "data",
    "jobs",
    "sample",
    "check",
    "ingest",
    "runs",
    "trend",
    "publish",
    "fake-spacex",
    "demo-pipeline",
    "keys",
]


def run(*words: str):
    return CliRunner().invoke(cli, words)


def test_help_lists_every_command():
    listed = run("--help").output
    assert [name for name in COMMANDS if f"  {name} " not in listed] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize("group", [cli, check])
def test_the_list_of_commands_says_of_each_what_it_says_of_itself(group):
    """The list is written down, so that `--help` need not import what the commands need."""
    ctx = click.Context(group)
    own = {name: group.get_command(ctx, name).help for name in group.places}
    listed = {name: place.help.removesuffix(".") for name, place in group.places.items()}
    assert [name for name in own if not own[name].startswith(listed[name])] == []


def test_help_imports_nothing_heavy():
    code = """
import sys
from spacelaunch.cli.main import cli
cli(["--help"], standalone_mode=False)
print({"duckdb", "flask", "httpx", "numpy", "pyarrow", "redis", "rq"} & {*sys.modules})
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "set()"


def test_the_version_is_the_programs():
    assert __version__ in run("--version").output


@pytest.mark.parametrize(
    ("exc", "code"), [(NoServerError("no server"), 1), (ConfigError("bad setting"), 2)]
)
def test_an_error_is_one_line_on_standard_error(monkeypatch, capsys, exc, code):
    def fail():
        raise exc

    monkeypatch.setattr("spacelaunch.cli.main.cli", fail)
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (code, f"spacelaunch: {exc}\n")
