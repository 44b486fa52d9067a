"""`demo-pipeline`: the pipeline from nothing to tables and charts, through a death on the way.

It needs no network and no server: the sources are fakes in this process, the warehouse is one file.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from spacelaunch.bootstrap_pipeline import open_source
from spacelaunch.bootstrap_warehouse import open_answers, open_warehouse
from spacelaunch.cli.demo_sources import show_gcat, show_launch_library
from spacelaunch.cli.query_files import write_answer
from spacelaunch.cli.run_words import report_in_words, run_in_words
from spacelaunch.config import Settings
from spacelaunch.errors import SpacelaunchError
from spacelaunch.pipeline import history
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex

_LONGEST_WAIT_S = 60


@click.command("demo-pipeline")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("results"),
    show_default=True,
    help="Folder for tables, charts and the warehouse.",
)
def demo_pipeline(out: Path) -> None:
    """Fill a warehouse from fake sources, kill a run in the middle, and go on."""
    out.mkdir(parents=True, exist_ok=True)
    for left in out.glob("warehouse.sqlite*"):
        left.unlink()
    with FakeSpacex() as fake:
        settings = replace(
            Settings.from_env(),
            spacex_url=fake.url,
            warehouse_url=f"sqlite:///{(out / 'warehouse.sqlite').absolute()}",
        )
        click.echo("A first run reads everything that the API has:")
        _ingest(settings)
        fake.show("later")
        click.echo(
            "\nWeeks later a success is known, a launch has moved and flown, and one is new."
        )
        click.echo("The next run is killed while it asks for launches:")
        _kill_in_the_middle(settings, fake)
        click.echo("The run after it goes on from there:")
        _ingest(settings)
        click.echo("\nOnce more, and one call says that nothing is new:")
        _ingest(settings)
    show_launch_library(settings)
    show_gcat(settings)
    _show(settings, out)


def _ingest(settings: Settings) -> None:
    with open_warehouse(settings) as engine, open_source("spacex", settings) as source:
        report = ingest(engine, source, Request(), lambda: datetime.now(UTC), lambda *_: None)
    click.echo(report_in_words(report))
    if report.error is not None:
        raise report.error


def _kill_in_the_middle(settings: Settings, fake: FakeSpacex) -> None:
    """Run in a process of its own, and kill that while it waits for an answer."""
    fake.faults.set([Fault("launches/query", delay_s=_LONGEST_WAIT_S)])
    began, until = len(fake.requests), time.monotonic() + _LONGEST_WAIT_S
    command = [sys.executable, "-m", "spacelaunch", "ingest", "spacex"]
    process = subprocess.Popen(
        command,
        env={**os.environ, **settings.environment()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while "POST /v4/launches/query" not in fake.requests[began:]:
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise SpacelaunchError("the run that was to be killed did not come to its launches")
        time.sleep(0.02)
    process.kill()
    click.echo(f"  killed; exit code {process.wait()}")


def _show(settings: Settings, out: Path) -> None:
    with open_warehouse(settings) as engine:
        runs = history.runs(engine, 20)
        tables = history.gold_tables(engine)
    click.echo("\nAll runs:")
    click.echo("\n".join(run_in_words(run) for run in runs))
    # Apart from the queries' own files, some of which have nearly the same names.
    (out / "gold").mkdir(exist_ok=True)
    for name, rows in tables.items():
        with (out / "gold" / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(rows)
        click.echo(f"{out / 'gold' / f'{name}.csv'}  {len(rows) - 1} rows")
    click.echo("\nThe named queries:")
    for name, analysis in SILVER_ANALYSES.items():
        source = str(analysis.source)
        with open_answers(settings, source) as session:
            click.echo(f"{out / name}.png, .csv  {write_answer(session, name, source, out)}")
    click.echo(f"\nThe warehouse is {out / 'warehouse.sqlite'}; ask it more:")
    click.echo(
        f"  SPACELAUNCH_WAREHOUSE_URL={settings.warehouse} spacelaunch query pad-utilization"
    )
