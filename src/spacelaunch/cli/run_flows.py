"""`flows`: the pipeline by the clock, in this process; the only command that imports Prefect."""

from __future__ import annotations

import os
from importlib import import_module

import click

from spacelaunch.bootstrap_pipeline import SOURCES
from spacelaunch.cli.pipeline import quieten_libraries
from spacelaunch.config import Settings
from spacelaunch.logs import set_up_logging


@click.command()
@click.option(
    "--source",
    "sources",
    type=click.Choice(SOURCES),
    multiple=True,
    default=[SOURCES[0]],
    show_default=True,
    help="A source to read; may be given again.",
)
@click.option(
    "--cron", default="17 5 * * *", show_default=True, help="When each is read, in UTC; daily."
)
def flows(sources: tuple[str, ...], cron: str) -> None:
    """Run the pipeline by the clock, with Prefect; PREFECT_API_URL names the server it needs.

    What is due runs here, one at a time. SIGTERM ends it; a run that it ends is gone on with by the
    next.
    """
    settings = Settings.from_env()
    set_up_logging(settings)
    quieten_libraries()  # Prefect asks its server each few seconds
    for name, value in prefect_environment(settings).items():
        os.environ.setdefault(name, value)
    import_module("spacelaunch.flows.serve").serve_flows(sources, cron)


def prefect_environment(settings: Settings) -> dict[str, str]:
    """What Prefect reads when it is imported, here and in the process of each run."""
    return {
        # Without a server it would start one for itself, on a SQLite that is soon locked.
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        # Nobody is told that we use it.
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "spacelaunch",
        # `check flows` asks here. Whoever reaches it may end the process, so it is on loopback.
        "PREFECT_RUNNER_SERVER_ENABLE": "true",
        "PREFECT_RUNNER_SERVER_HOST": "127.0.0.1",
        "PREFECT_RUNNER_SERVER_PORT": str(settings.flows_port),
    }
