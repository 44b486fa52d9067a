import pytest
from click.testing import CliRunner

from spacelaunch import __version__
from spacelaunch.cli.main import cli, main
from spacelaunch.errors import ConfigError, NoServerError

COMMANDS = [
    "up",
    "demo",
    "api",
    "worker",
    "load",
    "analyze",
    "data",
    "jobs",
    "sample",
    "check",
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
