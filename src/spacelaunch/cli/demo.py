"""`demo`: everything once, from nothing to four charts, and all stopped again.

In a folder of its own, so that it runs beside an `up` and leaves its data alone.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from spacelaunch.cli.stack import Stack
from spacelaunch.cli.starter_data import METAVAR, Starter, load_starter
from spacelaunch.client import Client
from spacelaunch.config import REDIS_PURPOSES, Settings
from spacelaunch.errors import SpacelaunchError

CHARTS = ("timeline", "sector", "geography", "top-private")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("results"),
    show_default=True,
    help="Folder for the charts.",
)
@click.option("--data", "source", metavar=METAVAR, help="What to load, as with `up`.")
def demo(out: Path, source: str | None) -> None:
    """Start everything, load the data, draw four charts into a folder, stop everything."""
    starter = Starter.of(source)
    out.mkdir(parents=True, exist_ok=True)
    is_drawn = False
    with (
        tempfile.TemporaryDirectory(prefix="spacelaunch-demo-") as folder,
        Stack(_settings(Path(folder)), workers=1, log=out / "demo.log") as stack,
    ):
        _show(stack, starter, out)
        is_drawn = True
    if not is_drawn:
        raise SpacelaunchError("stopped before all charts were drawn")
    click.echo(f"Stopped. The charts are in {out.absolute()}; `make up` leaves it running.")


def _settings(folder: Path) -> Settings:
    """The person's own, but for where it runs: no server of theirs is touched."""
    no_redis: dict[str, Any] = {f"redis_url_{purpose}": None for purpose in REDIS_PURPOSES}
    own = replace(Settings.from_env(), dir=folder, port=0, bind="127.0.0.1", redis_url=None)
    return replace(own, **no_redis)


def _show(stack: Stack, starter: Starter, out: Path) -> None:
    began = time.monotonic()
    stack.start_serving()
    with stack.client() as client:
        said = load_starter(client, starter)
        stack.start_working()
        click.echo(f"Started Redis, API and worker in {time.monotonic() - began:.1f} s.")
        click.echo(said)
        for name in CHARTS:
            _draw(client, name, out)


def _draw(client: Client, name: str, out: Path) -> None:
    began = time.monotonic()
    result = client.analyze(name)
    path = result.save(out / f"{name}.png")
    result.save(out / f"{name}.json")
    click.echo(f"{path}  {time.monotonic() - began:.2f} s  {result.numbers['finding']}")
