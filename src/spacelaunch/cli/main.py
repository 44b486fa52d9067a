"""The command `spacelaunch`: its sub-commands, and what an error means to a shell.

Exit codes: 0 done, 1 it went wrong, 2 used wrongly; `load` has 3 for a file of which some rows were
refused.
"""

from __future__ import annotations

import sys

import click

from spacelaunch import __version__
from spacelaunch.cli.lazy import LazyGroup, Place
from spacelaunch.errors import ConfigError, SpacelaunchError

_CLI = "spacelaunch.cli"
_COMMANDS = {
    "up": Place(f"{_CLI}.up:up", "Run everything in this terminal: Redis, workers and API."),
    "demo": Place(
        f"{_CLI}.demo:demo", "Start everything, load the data, draw four charts into a folder."
    ),
    "api": Place(f"{_CLI}.run_api:api", "Run the HTTP API alone; it needs Redis."),
    "worker": Place(f"{_CLI}.run_worker:worker", "Run one worker; it needs Redis."),
    "dashboard": Place(
        f"{_CLI}.run_dashboard:dashboard", "Run the pages for people; they ask the API."
    ),
    "load": Place(f"{_CLI}.ask:load", "Load launches into the server."),
    "analyze": Place(f"{_CLI}.ask:analyze", "Ask for an analysis, wait, and write the result."),
    "data": Place(f"{_CLI}.ask:data", "Say what the server has loaded."),
    "jobs": Place(f"{_CLI}.ask:jobs", "List the newest jobs."),
    "sample": Place(f"{_CLI}.write_sample:sample", "Write synthetic launches to standard output."),
    "check": Place(
        f"{_CLI}.check:check", "Check Redis, the API (over HTTP) and this machine's worker."
    ),
    "ingest": Place(f"{_CLI}.ingest:ingest", "Read a source into the warehouse."),
    "flows": Place(f"{_CLI}.run_flows:flows", "Run the pipeline by the clock, with Prefect."),
    "runs": Place(f"{_CLI}.runs:runs", "List the newest runs of the pipeline."),
    "trend": Place(
        f"{_CLI}.runs:trend", "Say how the figures differ from those of the run before."
    ),
    "slips": Place(
        f"{_CLI}.slips:slips", "Count what became of planned launch times, by intervals."
    ),
    "reconcile": Place(
        f"{_CLI}.reconcile:reconcile",
        "Hold launches against GCAT's: where both agree, where not, and what only one knows.",
    ),
    "query": Place(f"{_CLI}.query:query", "Ask the warehouse the query NAME."),
    "publish": Place(
        f"{_CLI}.publish:publish",
        "Load the launches of a source from the warehouse into the server.",
    ),
    "fake-spacex": Place(
        f"{_CLI}.fake_spacex:fake_spacex", "Answer as the SpaceX API v4, with invented launches."
    ),
    "demo-pipeline": Place(
        f"{_CLI}.demo_pipeline:demo_pipeline", "Fill a warehouse from fake sources."
    ),
    "new-analysis": Place(
        f"{_CLI}.new_analysis:new_analysis",
        "Write an analysis NAME with its chart, its tests and its line in the changelog.",
    ),
    "keys": Place(f"{_CLI}.keys:keys", "Make, list and revoke the keys of the API."),
}


@click.group(
    cls=LazyGroup,
    places=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__)
def cli() -> None:
    """Space Launches: load launches, ask for a chart, download the picture.

    Start with `spacelaunch up`. Settings are read from SPACELAUNCH_* in the environment.
    """


def main() -> None:
    """Run the command line; errors become one line on standard error."""
    try:
        cli()
    except ConfigError as exc:
        click.echo(f"spacelaunch: {exc}", err=True)
        sys.exit(2)
    except SpacelaunchError as exc:
        click.echo(f"spacelaunch: {exc}", err=True)
        sys.exit(1)
