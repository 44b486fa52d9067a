"""The options that several commands take, and the settings with what they say in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from spacelaunch.config import Settings
from spacelaunch.domain.known_sources import LAUNCH_SOURCES
from spacelaunch.domain.precedence import ALL

DIR = click.option(
    "--dir", "folder", type=click.Path(path_type=Path), help="Where `up` keeps its data."
)
URL = click.option("--url", help="The server; by default SPACELAUNCH_URL.")
CHARSET = click.option(
    "--charset", help="Encoding of FILE, where it is not UTF-8, as windows-1252."
)
ACCEPT_REJECTS = click.option(
    "--accept-rejects", is_flag=True, help="Load FILE even where most of it is refused."
)

WHOSE = click.Choice([*LAUNCH_SOURCES, ALL])
PARAMS = click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter."
)


def read_params(texts: Iterable[str]) -> dict[str, object]:
    """What `PARAMS` gave, by name; of one that is repeated all values, in their order."""
    found: dict[str, list[str]] = {}
    for name, value in map(_split, texts):
        found.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _split(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE")
    return name, value


def settings_with(**given: object) -> Settings:
    """The settings, changed by the options that were given."""
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return replace(Settings.from_env(), **changes).checked()
