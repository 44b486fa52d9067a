"""`check redis`: does it answer, and what does it hold?"""

from __future__ import annotations

import click

from spacelaunch.bootstrap import open_stores
from spacelaunch.config import Settings


@click.command("redis")
def check_redis() -> None:
    """Check that Redis answers."""
    stores = open_stores(Settings.from_env())
    data_set = stores.launches.current()
    loaded = f"{data_set.launch_count:,} launches" if data_set else "no launches"
    click.echo(f"redis: ok, {loaded}, workers alive: {len(stores.jobs.workers())}")
