"""`check`: is it well? For people, and for probes that have no curl."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from spacelaunch.bootstrap import open_stores
from spacelaunch.client import Client
from spacelaunch.config import Settings
from spacelaunch.errors import SpacelaunchError
from spacelaunch.worker.pulse import SILENT_AFTER_S


@click.command()
@click.argument("what", type=click.Choice(["all", "api", "worker", "redis"]), default="all")
def check(what: str) -> None:
    """Check the API (over HTTP), this machine's worker (by its heartbeat) or Redis."""
    settings = Settings.from_env()
    checks = {"redis": _redis, "api": _api, "worker": _worker}
    wanted = checks if what == "all" else {what: checks[what]}
    failed = False
    for name, ask in wanted.items():
        try:
            click.echo(f"{name}: {ask(settings)}")
        except SpacelaunchError as exc:
            failed = True
            click.echo(f"{name}: {exc}", err=True)
    sys.exit(1 if failed else 0)


def _redis(settings: Settings) -> str:
    stores = open_stores(settings)
    data_set = stores.launches.current()
    workers = len(stores.jobs.workers())
    loaded = f"{data_set.launch_count:,} launches" if data_set else "no launches"
    return f"ok, {loaded}, workers alive: {workers}"


def _api(settings: Settings) -> str:
    with Client(settings.url) as client:
        client.get("/healthz")
    return f"ok, {settings.url}"


def _worker(settings: Settings) -> str:
    ages_s = [time.time() - path.stat().st_mtime for path in _heartbeats(settings)]
    if not ages_s:
        raise SpacelaunchError(f"no heartbeat in {settings.dir}")
    if min(ages_s) > SILENT_AFTER_S:
        raise SpacelaunchError(f"the last heartbeat is {min(ages_s):.0f} seconds old")
    return "ok"


def _heartbeats(settings: Settings) -> list[Path]:
    return sorted(settings.dir.glob("worker-*.heartbeat"))
