"""The command `spacelaunch`: its sub-commands, and what an error means to a shell.

Exit codes: 0 done, 1 it went wrong, 2 used wrongly.
"""

from __future__ import annotations

import sys

import click

from spacelaunch import __version__
from spacelaunch.cli.ask import analyze, data, jobs, load
from spacelaunch.cli.check import check
from spacelaunch.cli.demo import demo
from spacelaunch.cli.keys import keys
from spacelaunch.cli.run import api, sample, up, worker
from spacelaunch.errors import ConfigError, SpacelaunchError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def cli() -> None:
    """Space Launches: load launches, ask for a chart, download the picture.

    Start with `spacelaunch up`. Settings are read from SPACELAUNCH_* in the environment.
    """


for command in (up, demo, api, worker, load, analyze, data, jobs, sample, check, keys):
    cli.add_command(command)


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
