"""`runs` and `trend`: what the pipeline did, and what that changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import orjson

from spacelaunch.bootstrap_warehouse import open_warehouse
from spacelaunch.cli.options import DIR, settings_with
from spacelaunch.cli.run_words import run_in_words
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.pipeline import history
from spacelaunch.pipeline.report import figure_in_words, run_as_json

_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.command()
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
@_JSON
@DIR
def runs(limit: int, as_json: bool, folder: Path | None) -> None:
    """List the newest runs of the pipeline."""
    with open_warehouse(settings_with(dir=folder)) as engine:
        found = history.runs(engine, limit)
    if as_json:
        _print([run_as_json(run) for run in found])
    else:
        click.echo("\n".join(run_in_words(run) for run in found) or "There are no runs yet.")


@click.command()
@click.option("--source", type=click.Choice([*KNOWN_SOURCES]), default="spacex", show_default=True)
@_JSON
@DIR
def trend(source: str, as_json: bool, folder: Path | None) -> None:
    """Say how the figures differ from those of the run before."""
    with open_warehouse(settings_with(dir=folder)) as engine:
        found = history.trend(engine, source)
    if as_json:
        _print(found)
    else:
        click.echo(_in_words(found, source))


def _in_words(found: history.Trend, source: str) -> str:
    if found.latest is None:
        return f"There are no figures of {source} yet; spacelaunch ingest {source} makes them."
    lines = [f"After run {found.latest['run_id']} ({found.latest['kind']}):"]
    for name, value in found.latest.items():
        if name not in ("source", "run_id", "kind", "taken_at"):
            lines.append(f"  {name:<34}{_figure(name, value):>22}{_change(found.change, name):>14}")
    return "\n".join(lines)


def _figure(name: str, value: Any) -> str:
    if name.endswith("_epoch_s") and value is not None:
        return f"{datetime.fromtimestamp(value, UTC):%Y-%m-%d %H:%M}"
    return figure_in_words(value)


def _change(change: dict[str, Any], name: str) -> str:
    value = change.get(name)
    return "" if not value or name.endswith("_epoch_s") else f"{value:+,.2f}".removesuffix(".00")


def _print(value: object) -> None:
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
