"""`check flows`: does this machine's `flows` look for what is due?"""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection, HTTPException

import click

from spacelaunch.config import Settings
from spacelaunch.errors import NoServerError

_TIMEOUT_S = 4


@click.command("flows")
def check_flows() -> None:
    """Check that this machine's flows ask their Prefect server for what is due."""
    port = Settings.from_env().flows_port
    with closing(HTTPConnection("127.0.0.1", port, timeout=_TIMEOUT_S)) as connection:
        try:
            connection.request("GET", "/health")
            status = connection.getresponse().status
        except (OSError, HTTPException) as exc:
            raise NoServerError(f"no flows answer on this machine at port {port}: {exc}") from exc
    if status != 200:
        raise NoServerError("the flows have not asked their Prefect server for a while")
    click.echo("flows: ok")
