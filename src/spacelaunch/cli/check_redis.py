"""`check redis`: does it answer, and what does it hold?"""

from __future__ import annotations

from pathlib import Path

import click

from spacelaunch.bootstrap import open_stores
from spacelaunch.cli.embedded_redis import with_running_redis
from spacelaunch.cli.options import DIR, settings_with
from spacelaunch.config import REDIS_PURPOSES, Settings
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.redis_url import without_password
from spacelaunch.storage.connection import require_answer


@click.command("redis")
@DIR
def check_redis(folder: Path | None) -> None:
    """Check that Redis answers."""
    settings = with_running_redis(settings_with(dir=folder))
    for purpose in REDIS_PURPOSES:
        _require_answer(settings, settings.redis_database(purpose))
    stores = open_stores(settings)
    data_set = stores.launches.current()
    loaded = f"{data_set.launch_count:,} launches" if data_set else "no launches"
    where = without_password(settings.redis_database("records"))
    click.echo(f"redis: ok at {where}, {loaded}, workers alive: {len(stores.jobs.workers())}")


def _require_answer(settings: Settings, url: str) -> None:
    try:
        require_answer(url)
    except StorageUnavailableError as exc:
        folder = f"; no `spacelaunch up` runs in {settings.dir}, --dir names another folder"
        hint = "" if settings.redis_url else folder
        raise StorageUnavailableError(f"{exc} at {without_password(url)}{hint}") from exc
