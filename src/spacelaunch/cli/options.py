"""The options that several commands take, and the settings with what they say in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from spacelaunch.config import Settings

DIR = click.option(
    "--dir", "folder", type=click.Path(path_type=Path), help="Where `up` keeps its data."
)
URL = click.option("--url", help="The server; by default SPACELAUNCH_URL.")


def settings_with(**given: object) -> Settings:
    """The settings, changed by the options that were given."""
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return replace(Settings.from_env(), **changes).checked()
