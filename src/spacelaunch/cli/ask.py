"""The commands that ask a running server: `load`, `analyze`, `data` and `jobs`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import click
import orjson

from spacelaunch.cli.options import ACCEPT_REJECTS, CHARSET, PARAMS, URL, read_params, settings_with
from spacelaunch.cli.starter_data import GCAT, KAGGLE, METAVAR, SAMPLE, SAMPLE_NAME, why_no_file
from spacelaunch.client import WAIT_S, Client, Told
from spacelaunch.client.result import FORMS, form_of
from spacelaunch.errors import BadRequestError
from spacelaunch.sources.bundled_launches import NAME as GCAT_NAME
from spacelaunch.sources.bundled_launches import bundled_csv
from spacelaunch.sources.sample import sample_csv

# Beside the codes of `main`: it was loaded, and not all of it.
SOME_REFUSED = 3
# As long as a worker may take for it, unless it is told otherwise.
LOAD_WAIT_S = 3_600.0


def _client(url: str | None, wait_s: float = WAIT_S) -> Client:
    settings = settings_with(url=url)
    return Client(settings.url, key=settings.api_key, wait_s=wait_s)


@click.command()
@click.argument("source", metavar=METAVAR, default=KAGGLE)
@click.option("--rows", type=click.IntRange(1), default=4_324, help="Rows of the sample.")
@click.option("--seed", type=int, default=1957, help="Seed of the sample.")
@CHARSET
@ACCEPT_REJECTS
@URL
def load(source: str, rows: int, seed: int, url: str | None, **how: Any) -> None:
    """Load launches into the server: Kaggle's, those of GCAT that come with us, or a file.

    The sample is synthetic, of any size.

    FILE is CSV, an Excel workbook, Parquet or JSON, also within gzip, bzip2, xz or zip. The exit
    code is 3 where some of its rows were refused.
    """
    with _client(url, LOAD_WAIT_S) as client:
        if source == KAGGLE:
            with _job_bar("Loading from Kaggle") as told:
                report = client.load_kaggle(told=told)
        elif source == GCAT:
            report = _upload_text(client, bundled_csv(), GCAT_NAME)
        elif source == SAMPLE:
            report = _upload_text(client, "".join(sample_csv(rows, seed)).encode(), SAMPLE_NAME)
        else:
            report = _load_file(client, Path(source), **how)
    _print(report)
    if report["rejected"]:
        click.echo(f"spacelaunch: {report['rejected']:,} records were refused", err=True)
        sys.exit(SOME_REFUSED)


def _load_file(client: Client, path: Path, **how: Any) -> dict[str, Any]:
    if not path.is_file():
        raise BadRequestError(why_no_file(str(path)))
    with path.open("rb") as stream:
        return _upload(client, stream, path.name, os.fstat(stream.fileno()).st_size, **how)


def _upload_text(client: Client, text: bytes, name: str) -> dict[str, Any]:
    return _upload(client, BytesIO(text), name, len(text))


def _upload(client: Client, stream: BinaryIO, name: str, size: int, **how: Any) -> dict[str, Any]:
    """Upload with a bar on a terminal, which is not where a script reads."""
    with (
        click.progressbar(length=size, label=f"Sending {name}", file=sys.stderr) as bar,
        _job_bar(f"Loading {name}") as told,
    ):
        counted: Any = _Counted(stream, bar.update)
        return client.load_csv(counted, name, told=told, **how)


@contextmanager
def _job_bar(label: str) -> Iterator[Told]:
    """A bar on a terminal, that appears with the first word of a job; a small load is none.

    Shape: what is yielded is told the job each time it is looked at.
    """
    with ExitStack() as stack:
        bars: list[Any] = []

        def told(job: Mapping[str, Any]) -> None:
            if not bars:
                bar = click.progressbar(length=100, label=label, file=sys.stderr)
                bars.append(stack.enter_context(bar))
            _move(bars[0], job, label)

        yield told


def _move(bar: Any, job: Mapping[str, Any], label: str) -> None:
    rows = f", {job['rows_read']:,} rows" if job.get("rows_read") else ""
    bar.label = f"{label} ({job.get('step') or job['status']}{rows})"
    bar.update(max(0, job["progress"] - bar.pos))
    bar.render_progress()


class _Counted:
    """A stream that tells how much of it was read."""

    def __init__(self, stream: BinaryIO, told: Callable[[int], None]) -> None:
        self._stream = stream
        self._told = told

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(size)
        self._told(len(block))
        return block

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@click.command()
@click.argument("name")
@click.option("-o", "--out", type=click.Path(path_type=Path), help=f"FILE.{', .'.join(FORMS)}.")
@PARAMS
@click.option(
    "--wait",
    "wait_s",
    type=click.FloatRange(0),
    default=WAIT_S,
    show_default=True,
    metavar="SECONDS",
    help="When to give up; the job goes on.",
)
@URL
def analyze(
    name: str, out: Path | None, params: tuple[str, ...], wait_s: float, url: str | None
) -> None:
    """Ask for an analysis, wait, and write the result."""
    given, path = read_params(params), out or Path(f"{name}.png")
    form_of(path)  # before a job is made whose result nobody could write
    with (
        _client(url, wait_s) as client,
        click.progressbar(length=100, label=f"Drawing {name}", file=sys.stderr) as bar,
    ):

        def told(job: Mapping[str, Any]) -> None:
            waits = job["status"] == "queued"
            bar.label = client.describe_wait(job) if waits else f"Drawing {name}"
            bar.update(max(0, job["progress"] - bar.pos))
            bar.render_progress()

        result = client.analyze(name, told, **given)
        result.save(path)
        finding = result.numbers["finding"]
    click.echo(f"{path}  {finding}")


@click.command()
@URL
def data(url: str | None) -> None:
    """Say what the server has loaded."""
    with _client(url) as client:
        _print(client.summary())


@click.command()
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
@URL
def jobs(limit: int, url: str | None) -> None:
    """List the newest jobs."""
    with _client(url) as client:
        for job in client.jobs(limit):
            error = f"  {job['error']}" if job["error"] else ""
            click.echo(f"{job['created_at'][:19]}  {job['status']:<11}  {job['id']}{error}")


def _print(value: object) -> None:
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
