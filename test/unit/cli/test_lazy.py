import gc

import click
import pytest
from click.testing import CliRunner

from spacelaunch.cli import lazy
from spacelaunch.cli.lazy import LazyGroup, Place
from spacelaunch.errors import ConfigError


@pytest.fixture
def group():
    return LazyGroup(
        "group",
        places={
            "check": Place("spacelaunch.cli.check:check", "Is it well?"),
            "gone": Place("spacelaunch.nowhere:gone", "Gone."),
        },
    )


def test_commands_are_listed_as_they_stand(group):
    assert group.list_commands(click.Context(group)) == ["check", "gone"]


def test_only_the_command_that_is_asked_for_is_imported(group):
    assert CliRunner().invoke(group, ["check", "--help"]).exit_code == 0


def test_the_list_in_the_help_imports_none_of_them(group):
    listed = CliRunner().invoke(group, ["--help"]).output
    assert "check  Is it well?" in listed
    assert "gone   Gone." in listed


@pytest.mark.parametrize("enabled", [True, False])
def test_nothing_is_collected_while_a_command_is_imported(monkeypatch, tmp_path, enabled):
    (tmp_path / f"watching_{enabled}.py").write_text("import gc\nlist = gc.isenabled()")
    monkeypatch.syspath_prepend(tmp_path)
    group = LazyGroup(places={"runs": Place(f"watching_{enabled}:list", "List.")})
    (gc.enable if enabled else gc.disable)()
    try:
        assert group.get_command(click.Context(group), "runs") is False
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


def test_a_command_that_is_not_there_is_used_wrongly(group):
    assert CliRunner().invoke(group, ["nope"]).exit_code == 2


def test_a_command_whose_extra_is_not_installed_says_what_to_install(monkeypatch, tmp_path):
    (tmp_path / "wanting.py").write_text("import not_installed")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(lazy.EXTRAS, "not_installed", "pipeline")
    group = LazyGroup(places={"runs": Place("wanting:runs", "List.")})
    with pytest.raises(ConfigError, match=r"pip install 'spacelaunch\[pipeline\]'"):
        group.get_command(click.Context(group), "runs")
