"""`check worker`: has this machine's worker given a sign of life? Redis is not asked."""

from __future__ import annotations

from pathlib import Path

import click

from spacelaunch.cli.options import DIR, settings_with
from spacelaunch.worker.heartbeat import require_heartbeat


@click.command("worker")
@DIR
def check_worker(folder: Path | None) -> None:
    """Check the heartbeat of this machine's worker."""
    settings = settings_with(dir=folder)
    require_heartbeat(settings.dir)
    click.echo(f"worker: ok in {settings.dir}")
