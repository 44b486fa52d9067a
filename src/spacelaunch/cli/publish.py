"""`publish`: the warehouse's launches become the data set that the service serves, or a lake."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import click
import orjson

from spacelaunch.bootstrap_warehouse import open_lake, open_warehouse
from spacelaunch.cli.options import DIR, URL, settings_with
from spacelaunch.client import Client
from spacelaunch.config import Settings
from spacelaunch.domain.known_sources import KNOWN_SOURCES, LAUNCH_SOURCES
from spacelaunch.errors import NotFoundError
from spacelaunch.pipeline.publish import csv_lines
from spacelaunch.warehouse.lake import Copied, publish_lake


@click.command()
@click.argument("source", type=click.Choice(LAUNCH_SOURCES), required=False)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write a CSV file instead.")
@click.option(
    "--lake",
    "is_lake",
    is_flag=True,
    help="Copy the warehouse, of all sources, into the Iceberg tables of Trino's catalog `lake`.",
)
@URL
@DIR
def publish(
    source: str | None, out: Path | None, is_lake: bool, url: str | None, folder: Path | None
) -> None:
    """Load the launches of a source from the warehouse into the server, replacing its data set.

    Without SOURCE, those of spacex.
    """
    settings = settings_with(dir=folder, url=url)
    if is_lake:
        if source or out or url:
            raise click.UsageError("--lake copies all that the warehouse holds, and goes alone")
        _publish_lake(settings)
    else:
        _publish_data_set(settings, source or "spacex", out)


def _publish_lake(settings: Settings) -> None:
    with open_lake(settings) as (warehouse, trino):
        is_new = publish_lake(warehouse, trino, _tell)
    if not is_new:
        click.echo("the lake has this already")


def _tell(copied: Copied) -> None:
    click.echo(f"{copied.table}  {copied.row_count:,} rows")


def _publish_data_set(settings: Settings, source: str, out: Path | None) -> None:
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
