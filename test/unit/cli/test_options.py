from pathlib import Path

import pytest

from spacelaunch.cli.options import settings_with
from spacelaunch.errors import ConfigError


def test_an_option_stands_before_the_environment(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_DIR", "/from/environment")
    assert settings_with(dir=Path("/given")).dir == Path("/given")
    assert settings_with(dir=None).dir == Path("/from/environment")


def test_an_option_is_checked_as_a_setting_is():
    with pytest.raises(ConfigError, match="SPACELAUNCH_PORT"):
        settings_with(port=70_000)
