"""`worker`: one worker, in this process."""

from __future__ import annotations

import click

from spacelaunch.cli.pipeline import LazyPipeline
from spacelaunch.cli.warehouse import open_lazily
from spacelaunch.config import Settings
from spacelaunch.logs import set_up_logging
from spacelaunch.worker.main import run_worker


@click.command()
def worker() -> None:
    """Run one worker; it needs Redis. SIGTERM finishes the job at hand."""
    settings = Settings.from_env()
    set_up_logging(settings)
    run_worker(settings, open_lazily(settings), LazyPipeline(settings))
