"""`check api`: does the API answer over HTTP?"""

from __future__ import annotations

import click

from spacelaunch.cli.options import URL, settings_with
from spacelaunch.client import Client


@click.command("api")
@URL
def check_api(url: str | None) -> None:
    """Check that the API answers."""
    settings = settings_with(url=url)
    with Client(settings.url) as client:
        client.get("/healthz")
    click.echo(f"api: ok at {settings.url}")
