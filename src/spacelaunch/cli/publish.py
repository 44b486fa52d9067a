"""`publish`: the warehouse's launches become the data set that the service serves."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import click
import orjson

from spacelaunch.bootstrap_warehouse import open_warehouse
from spacelaunch.cli.options import DIR, URL, settings_with
from spacelaunch.client import Client
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import NotFoundError
from spacelaunch.pipeline.publish import csv_lines


@click.command()
@click.argument("source", type=click.Choice([*KNOWN_SOURCES]), default="spacex")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write a CSV file instead.")
@URL
@DIR
def publish(source: str, out: Path | None, url: str | None, folder: Path | None) -> None:
    """Load the launches of a source from the warehouse into the server, replacing its data set."""
    settings = settings_with(dir=folder, url=url)
    with open_warehouse(settings) as engine:
        lines = list(csv_lines(engine, source))
    if len(lines) == 1:
        raise NotFoundError(f"the warehouse has no launches of {source}; first: ingest {source}")
    text = "".join(lines).encode()
    if out is not None:
        out.write_bytes(text)
        click.echo(f"{out}  {len(lines) - 1:,} launches")
        return
    with Client(settings.url, key=settings.api_key) as client:
        report = client.load_csv(BytesIO(text), KNOWN_SOURCES[source].title)
    click.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
