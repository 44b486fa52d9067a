from pathlib import Path

import pytest

from spacelaunch.cli.options import read_params, settings_with
from spacelaunch.errors import ConfigError


def test_an_option_stands_before_the_environment(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_DIR", "/from/environment")
    assert settings_with(dir=Path("/given")).dir == Path("/given")
    assert settings_with(dir=None).dir == Path("/from/environment")


def test_an_option_is_checked_as_a_setting_is():
    with pytest.raises(ConfigError, match="SPACELAUNCH_PORT"):
        settings_with(port=70_000)


def test_a_parameter_that_is_repeated_has_several_values():
    given = read_params(["country=Japan", "top=5", "country=India"])
    assert given == {"country": ["Japan", "India"], "top": "5"}
