"""`sample`: synthetic launches as a file."""

from __future__ import annotations

import sys

import click

from spacelaunch.sources.sample import sample_csv


@click.command()
@click.option("--rows", type=click.IntRange(1), default=4_324, show_default=True)
@click.option("--seed", type=int, default=1957, show_default=True)
def sample(rows: int, seed: int) -> None:
    """Write synthetic launches to standard output, as a CSV in the data set's own columns."""
    for line in sample_csv(rows, seed):
        sys.stdout.buffer.write(line.encode())
