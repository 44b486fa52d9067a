"""`check`: is it well? For people, and for probes that have no curl.

Each check stands in a module of its own, `check_*`, so that a probe imports only what it asks.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from spacelaunch.cli.lazy import LazyGroup, Place
from spacelaunch.cli.options import DIR, URL
from spacelaunch.errors import SpacelaunchError

_CLI = "spacelaunch.cli"
_CHECKS = {
    "redis": Place(f"{_CLI}.check_redis:check_redis", "Check that Redis answers."),
    "api": Place(f"{_CLI}.check_api:check_api", "Check that the API answers."),
    "worker": Place(
        f"{_CLI}.check_worker:check_worker", "Check the heartbeat of this machine's worker."
    ),
}

# Most machines run none, so these are checked where they are asked for.
_RARE = {
    "flows": Place(
        f"{_CLI}.check_flows:check_flows",
        "Check that this machine's flows ask their Prefect server for what is due.",
    ),
}


@click.group(cls=LazyGroup, places={**_CHECKS, **_RARE}, invoke_without_command=True)
@DIR
@URL
@click.pass_context
def check(ctx: click.Context, folder: Path | None, url: str | None) -> None:
    """Check Redis, the API (over HTTP) and this machine's worker, or one of them.

    Redis is looked for where `up` runs one, else where the settings say.
    """
    # For each check that takes them, and has none of its own.
    given = {name: value for name, value in (("folder", folder), ("url", url)) if value}
    ctx.default_map = dict.fromkeys(_CHECKS, given)
    if ctx.invoked_subcommand is None:
        well = [_is_well(name, ctx) for name in _CHECKS]
        sys.exit(0 if all(well) else 1)


def _is_well(name: str, ctx: click.Context) -> bool:
    command = check.get_command(ctx, name)
    if command is None:
        return False
    try:
        with command.make_context(name, [], parent=ctx) as asked:
            command.invoke(asked)
    except SpacelaunchError as exc:
        click.echo(f"{name}: {exc}", err=True)
        return False
    return True
