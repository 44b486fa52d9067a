"""`up`: everything in one terminal, until Ctrl-C."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from spacelaunch.cli.options import ACCEPT_REJECTS, CHARSET, DIR, settings_with
from spacelaunch.cli.stack import Stack
from spacelaunch.cli.starter_data import METAVAR, Starter, load_starter
from spacelaunch.config import Settings
from spacelaunch.redis_url import without_password

NAME = "spacelaunch"


@click.command()
@click.option("--port", type=click.IntRange(0, 65_535), help="TCP port; 0 takes a free one.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Of several, loads and ingests leave one to draw.",
)
@click.option(
    "--data",
    "source",
    metavar=METAVAR,
    help="What to load. By default what is there stays; where nothing is, Kaggle with a token, "
    "else those of GCAT that come with us.",
)
@click.option(
    "--dashboard/--no-dashboard",
    "is_shown",
    default=True,
    help="Whether the dashboard runs as well, where it is installed.",
)
@CHARSET
@ACCEPT_REJECTS
@DIR
def up(  # each an option
    port: int | None,
    workers: int,
    source: str | None,
    is_shown: bool,
    folder: Path | None,
    **how: Any,
) -> None:
    """Run everything in this terminal: Redis, workers and API. Ctrl-C stops all of it."""
    settings = settings_with(port=port, dir=folder)
    starter = Starter.of(source, **how)
    with Stack(settings, workers) as stack:
        stack.start_serving()
        with stack.client() as client:
            click.echo(load_starter(client, starter))
        stack.start_working()
        dashboard = stack.start_showing() if is_shown else None
        _introduce(stack)
        if dashboard:
            click.echo(f"The dashboard is at {dashboard}")
        stack.watch()
    click.echo("Stopped.")


def _introduce(stack: Stack) -> None:
    settings = stack.settings
    where = "" if settings.dir == Settings().checked().dir else f" --dir {settings.dir}"
    click.echo(f"Space Launches serves at {stack.url}  (try: curl {stack.url}/help)")
    click.echo(f"Its Redis is {without_password(settings.redis_url or '')}")
    if settings.api_keys is not None:
        click.echo(f"It requires a key; make one: {_program()} keys create --name NAME{where}")
    click.echo(f"Is it well: {_program()} check --url {stack.url}{where}")
    click.echo("Ctrl-C stops it; what is loaded stays.")


def _program() -> str:
    """What people type to run us: where `make` installs us we are not on their path."""
    given = Path(sys.argv[0])
    return str(given) if given.name == NAME and not shutil.which(NAME) else NAME
