"""`check api`: does the API answer over HTTP?"""

from __future__ import annotations

import click

from spacelaunch.client import Client
from spacelaunch.config import Settings


@click.command("api")
def check_api() -> None:
    """Check that the API answers, at SPACELAUNCH_URL."""
    url = Settings.from_env().url
    with Client(url) as client:
        client.get("/healthz")
    click.echo(f"api: ok, {url}")
