"""`ingest`: one run of the pipeline, or its rehearsal, with progress and a report."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import orjson

from spacelaunch.bootstrap_pipeline import SOURCES
from spacelaunch.cli.options import DIR, settings_with
from spacelaunch.cli.pipeline import quieten_libraries
from spacelaunch.cli.run_words import report_in_words
from spacelaunch.domain.job import Progress
from spacelaunch.logs import set_up_logging
from spacelaunch.pipeline.request import Request
from spacelaunch.run_ingest import rehearse_ingest, run_ingest


@click.command()
@click.argument("source", type=click.Choice(SOURCES))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Read from this day on.")
@click.option("--full", is_flag=True, help="Read everything again; also see what is gone.")
@click.option("--only", metavar="RESOURCE", help="Read one resource, as launches.")
@click.option("--dry-run", is_flag=True, help="Say what a run would do, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@DIR
def ingest(source: str, dry_run: bool, as_json: bool, folder: Path | None, **asked: Any) -> None:
    """Read a source into the warehouse: what is new or has changed, by default.

    Exit codes: 0 done, 1 the run failed, 2 used wrongly.
    """
    settings = settings_with(dir=folder)
    set_up_logging(settings)
    quieten_libraries()
    run = rehearse_ingest if dry_run else run_ingest
    report = run(settings, source, _request(**asked), _tell)
    if as_json:
        click.echo(orjson.dumps(report.as_json(), option=orjson.OPT_INDENT_2).decode())
    else:
        click.echo(report_in_words(report, is_rehearsal=dry_run))
    if report.error is not None:
        sys.exit(1)


def _request(since: datetime | None, full: bool, only: str | None) -> Request:
    if full and since:
        raise click.UsageError("--full reads everything, so it goes without --since")
    return Request(full, since.replace(tzinfo=UTC) if since else None, only)


def _tell(progress: Progress) -> None:
    """Progress for who watches a terminal; a log would be full of it."""
    if sys.stderr.isatty():
        click.echo(f"{progress.step}: {progress.rows_read or 0:,} read\r", nl=False, err=True)
