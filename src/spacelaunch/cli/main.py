"""The command `spacelaunch`: its sub-commands, and what an error means to a shell.

Exit codes: 0 done, 1 it went wrong, 2 used wrongly.
"""

from __future__ import annotations

import sys

import click

from spacelaunch import __version__
from spacelaunch.cli.lazy import LazyGroup
from spacelaunch.errors import ConfigError, SpacelaunchError

_COMMANDS = {
    "up": "spacelaunch.cli.run:up",
    "demo": "spacelaunch.cli.demo:demo",
    "api": "spacelaunch.cli.run:api",
    "worker": "spacelaunch.cli.run:worker",
    "load": "spacelaunch.cli.ask:load",
    "analyze": "spacelaunch.cli.ask:analyze",
    "data": "spacelaunch.cli.ask:data",
    "jobs": "spacelaunch.cli.ask:jobs",
    "sample": "spacelaunch.cli.run:sample",
    "check": "spacelaunch.cli.check:check",
    "keys": "spacelaunch.cli.keys:keys",
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
