import click
import pytest
from click.testing import CliRunner

from spacelaunch.cli.lazy import LazyGroup


@pytest.fixture
def group():
    return LazyGroup(
        "group",
        places={"check": "spacelaunch.cli.check:check", "gone": "spacelaunch.nowhere:gone"},
    )


def test_commands_are_listed_as_they_stand(group):
    assert group.list_commands(click.Context(group)) == ["check", "gone"]


def test_only_the_command_that_is_asked_for_is_imported(group):
    assert CliRunner().invoke(group, ["check", "--help"]).exit_code == 0


def test_a_command_that_is_not_there_is_used_wrongly(group):
    assert CliRunner().invoke(group, ["nope"]).exit_code == 2
