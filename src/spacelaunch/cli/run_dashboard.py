"""`dashboard`: the pages alone, in this process; they ask the API of SPACELAUNCH_URL."""

from __future__ import annotations

from dataclasses import replace

import click

from spacelaunch.api.address import free_port
from spacelaunch.cli.options import settings_with
from spacelaunch.cli.pipeline import quieten_libraries
from spacelaunch.dashboard.server import serve
from spacelaunch.logs import set_up_logging
from spacelaunch.setting_values import variable


@click.command()
@click.option(
    "--port", "dashboard_port", type=click.IntRange(0, 65_535), help="TCP port; 0 takes a free one."
)
def dashboard(**given: object) -> None:
    """Run the pages for people; they ask the API of SPACELAUNCH_URL and nothing else."""
    settings = settings_with(**given)
    set_up_logging(settings)
    quieten_libraries()
    port = free_port(settings.dashboard_bind, settings.dashboard_port, variable("dashboard_port"))
    serve(replace(settings, dashboard_port=port))
