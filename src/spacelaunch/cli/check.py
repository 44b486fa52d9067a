"""`check`: is it well? For people, and for probes that have no curl.

Each check stands in a module of its own, `check_*`, so that a probe imports only what it asks.
"""

from __future__ import annotations

import sys

import click

from spacelaunch.cli.lazy import LazyGroup
from spacelaunch.errors import SpacelaunchError

_CHECKS = {
    "redis": "spacelaunch.cli.check_redis:check_redis",
    "api": "spacelaunch.cli.check_api:check_api",
    "worker": "spacelaunch.cli.check_worker:check_worker",
}


@click.group(cls=LazyGroup, places=_CHECKS, invoke_without_command=True)
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check Redis, the API (over HTTP) and this machine's worker, or one of them."""
    if ctx.invoked_subcommand is None:
        well = [_is_well(name, ctx) for name in _CHECKS]
        sys.exit(0 if all(well) else 1)


def _is_well(name: str, ctx: click.Context) -> bool:
    command = check.get_command(ctx, name)
    if command is None:
        return False
    try:
        ctx.invoke(command)
    except SpacelaunchError as exc:
        click.echo(f"{name}: {exc}", err=True)
        return False
    return True
