from pathlib import Path

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.cli.options import read_params, settings_with
from spacelaunch.errors import ConfigError


def test_an_option_stands_before_the_environment(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_DIR", "/from/environment")
    assert settings_with(dir=Path("/given")).dir == Path("/given")
    assert settings_with(dir=None).dir == Path("/from/environment")


def test_an_option_is_checked_as_a_setting_is():
    with pytest.raises(ConfigError, match="SPACELAUNCH_PORT"):
        settings_with(port=70_000)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["query", "sector", "--source", "celestrak"], id="query"),
        pytest.param(["reconcile", "--source", "celestrak"], id="reconcile"),
        pytest.param(["publish", "celestrak"], id="publish"),
    ],
)
def test_a_source_without_launches_is_no_choice_where_launches_are_asked_for(words):
    refused = CliRunner().invoke(cli, words)
    assert (refused.exit_code, "'celestrak' is not one of" in refused.output) == (2, True)


def test_a_parameter_that_is_repeated_has_several_values():
    given = read_params(["country=Japan", "top=5", "country=India"])
    assert given == {"country": ["Japan", "India"], "top": "5"}
