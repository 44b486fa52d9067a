"""`demo`: everything once, from nothing to four charts, and all stopped again."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from spacelaunch.cli.stack import Stack
from spacelaunch.cli.starter_data import Starter, load_starter
from spacelaunch.client import Client
from spacelaunch.config import Settings

CHARTS = ("timeline", "sector", "geography", "top-private")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("results"),
    show_default=True,
    help="Folder for the charts.",
)
@click.option("--data", "source", metavar="kaggle|sample|FILE", help="What to load, as with `up`.")
def demo(out: Path, source: str | None) -> None:
    """Start everything, load the data, draw four charts into a folder, stop everything."""
    starter = Starter.of(source)
    settings = replace(Settings.from_env(), port=0).checked()
    settings.dir.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with Stack(settings, workers=1, log=settings.dir / "demo.log") as stack:
        stack.start()
        click.echo(f"Started Redis, API and worker in {time.monotonic() - began:.1f} s.")
        with stack.client() as client:
            click.echo(load_starter(client, starter))
            for name in CHARTS:
                _draw(client, name, out)
    click.echo(f"Stopped. The charts are in {out.absolute()}; `make up` leaves it running.")


def _draw(client: Client, name: str, out: Path) -> None:
    began = time.monotonic()
    result = client.analyze(name)
    path = result.save(out / f"{name}.png")
    result.save(out / f"{name}.json")
    click.echo(f"{path}  {time.monotonic() - began:.2f} s  {result.numbers['finding']}")
