"""`api`: the HTTP API alone, in this process."""

from __future__ import annotations

import click

from spacelaunch.api.server import serve
from spacelaunch.cli.pipeline import LazyPipeline
from spacelaunch.cli.warehouse import open_lazily
from spacelaunch.config import Settings
from spacelaunch.logs import set_up_logging


@click.command()
def api() -> None:
    """Run the HTTP API alone; it needs Redis, and a worker to draw."""
    settings = Settings.from_env()
    set_up_logging(settings)
    serve(settings, open_lazily(settings), LazyPipeline(settings))
