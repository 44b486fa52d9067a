"""`check worker`: has this machine's worker given a sign of life? Redis is not asked."""

from __future__ import annotations

import click

from spacelaunch.config import Settings
from spacelaunch.worker.heartbeat import require_heartbeat


@click.command("worker")
def check_worker() -> None:
    """Check the heartbeat of this machine's worker, in SPACELAUNCH_DIR."""
    require_heartbeat(Settings.from_env().dir)
    click.echo("worker: ok")
