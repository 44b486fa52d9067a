"""A group of commands that imports the one that is asked for, and no other.

`check` is run by probes every few seconds; importing what drawing needs would cost it seconds.
Used by `main` and `check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

import click


class LazyGroup(click.Group):
    """Commands by name, each as `module:attribute`; listed in the order in which they stand."""

    def __init__(self, *words: Any, places: Mapping[str, str], **options: Any) -> None:
        super().__init__(*words, **options)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return [*self._places]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in self._places:
            return None
        module, _, attribute = self._places[cmd_name].partition(":")
        return cast(click.Command, getattr(import_module(module), attribute))
