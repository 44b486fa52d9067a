"""The commands that make, list and revoke API keys; they talk to Redis, so no API needs to run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from spacelaunch.bootstrap import open_stores
from spacelaunch.cli.embedded_redis import with_running_redis
from spacelaunch.cli.options import DIR, settings_with
from spacelaunch.domain.api_key import ApiKey, Scope
from spacelaunch.storage.key_store import KeyStore

SCOPES = [Scope.READ.value, Scope.WRITE.value, Scope.ADMIN.value]


@click.group()
def keys() -> None:
    """Make, list and revoke the keys of the API."""


@keys.command()
@click.option("--scope", type=click.Choice(SCOPES), default="read", show_default=True)
@click.option("--name", required=True, help="Whose it is.")
@DIR
def create(scope: str, name: str, folder: Path | None) -> None:
    """Make a key and print it, this once: only its hash is kept."""
    text, key = _store(folder).create(name, Scope(scope), datetime.now(UTC))
    click.echo(f"Key {key.key_id} with scope {scope} for {name}; it is not shown again:", err=True)
    click.echo(text)


@keys.command("list")
@DIR
def list_(folder: Path | None) -> None:
    """List the keys, without their secrets."""
    for key in _store(folder).all():
        click.echo(_line(key))


@keys.command()
@click.argument("key_id", metavar="ID")
@DIR
def revoke(key_id: str, folder: Path | None) -> None:
    """Let a key open nothing any more, at once."""
    _store(folder).revoke(key_id)
    click.echo(f"Key {key_id} is revoked.")


def _line(key: ApiKey) -> str:
    made = f"{key.created_at:%Y-%m-%d %H:%M}" if key.created_at else "from settings   "
    # One that an older version took may hold line ends and escapes.
    name = key.name if key.name.isprintable() else repr(key.name)
    return f"{key.key_id}  {key.scope:<5}  {made}  {name}"


def _store(folder: Path | None) -> KeyStore:
    return open_stores(with_running_redis(settings_with(dir=folder))).keys
