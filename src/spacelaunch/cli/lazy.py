"""A group of commands that imports the one that is asked for, and no other.

`check` is run by probes every few seconds, and `--help` by people who have not decided yet;
importing what drawing needs would cost them seconds. Used by `main` and `check`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple, cast

import click

from spacelaunch.errors import ConfigError

# What only an extra brings, and which.
EXTRAS = {
    **dict.fromkeys(
        ("alembic", "polars", "psycopg", "sqlalchemy", "tenacity", "trino"), "pipeline"
    ),
    "prefect": "flows",
    **dict.fromkeys(("pydeck", "sgp4", "starlette", "streamlit"), "dashboard"),
}


def extra_of(missing: ModuleNotFoundError) -> str | None:
    """The extra that brings what is missing; None where no extra does."""
    return EXTRAS.get(missing.name or "")


def is_installed(extra: str) -> bool:
    """Whether everything that an extra brings is here; nothing of it is imported."""
    return all(find_spec(name) for name, own in EXTRAS.items() if own == extra)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is imported stays; to look through it for garbage again and again takes a tenth more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Place(NamedTuple):
    """Where a command is, as `module:attribute`, and the first sentence of its help."""

    name: str
    help: str


class LazyGroup(click.Group):
    """Commands by name, listed in the order in which they stand."""

    def __init__(self, *words: Any, places: Mapping[str, Place], **options: Any) -> None:
        super().__init__(*words, **options)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return [*self.places]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in self.places:
            return None
        module, _, attribute = self.places[cmd_name].name.partition(":")
        try:
            with _uncollected():
                return cast(click.Command, getattr(import_module(module), attribute))
        except ModuleNotFoundError as exc:
            extra = extra_of(exc)
            if extra is None:
                raise
            raise ConfigError(
                f"{cmd_name} needs more than is installed; run: pip install 'spacelaunch[{extra}]'"
            ) from exc

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`: click's own would import every command for its first sentence."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.help) for name, place in self.places.items()])
