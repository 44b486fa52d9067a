"""The commands that run something: `up`, `api`, `worker` and `sample`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from spacelaunch.api.server import serve
from spacelaunch.cli.stack import Stack
from spacelaunch.cli.starter_data import Starter, load_starter
from spacelaunch.config import Settings
from spacelaunch.logs import set_up_logging
from spacelaunch.sources.sample import sample_csv
from spacelaunch.worker.main import run_worker


@click.command()
@click.option("--port", type=click.IntRange(0, 65_535), help="TCP port; 0 takes a free one.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option(
    "--data",
    "source",
    metavar="kaggle|sample|FILE",
    help="What to load. By default what is there stays; where nothing is, Kaggle with a token, "
    "else the synthetic sample.",
)
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Where the data stay.")
def up(port: int | None, workers: int, source: str | None, folder: Path | None) -> None:
    """Run everything in this terminal: Redis, workers and API. Ctrl-C stops all of it."""
    settings = _with_options(port, folder)
    starter = Starter.of(source)
    with Stack(settings, workers) as stack:
        stack.start()
        with stack.client() as client:
            click.echo(load_starter(client, starter))
        click.echo(f"Space Launches serves at {stack.url}  (try: curl {stack.url}/help)")
        if settings.api_keys is not None:
            click.echo(f"It requires a key; make one: {_keys_create(folder)}")
        click.echo("Ctrl-C stops it; what is loaded stays.")
        stack.watch()
    click.echo("Stopped.")


@click.command()
def api() -> None:
    """Run the HTTP API alone; it needs Redis, and a worker to draw."""
    settings = Settings.from_env()
    set_up_logging(settings)
    serve(settings)


@click.command()
def worker() -> None:
    """Run one worker; it needs Redis. SIGTERM finishes the job at hand."""
    settings = Settings.from_env()
    set_up_logging(settings)
    run_worker(settings)


@click.command()
@click.option("--rows", type=click.IntRange(1), default=4_324, show_default=True)
@click.option("--seed", type=int, default=1957, show_default=True)
def sample(rows: int, seed: int) -> None:
    """Write synthetic launches to standard output, as a CSV in the data set's own columns."""
    for line in sample_csv(rows, seed):
        sys.stdout.buffer.write(line.encode())


def _keys_create(folder: Path | None) -> str:
    where = f" --dir {folder}" if folder else ""
    return f"spacelaunch keys create --scope read --name NAME{where}"


def _with_options(port: int | None, folder: Path | None) -> Settings:
    settings = Settings.from_env()
    if port is not None:
        settings = replace(settings, port=port)
    if folder is not None:
        settings = replace(settings, dir=folder)
    return settings.checked()
