"""`fake-spacex`: a server that answers as the SpaceX API, for where there is no network."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from spacelaunch.errors import ConfigError
from spacelaunch.sources.fake_spacex.catalogue import STATES, read_folder, state
from spacelaunch.sources.fake_spacex.server import FakeSpacex

_ENDING = {signal.SIGINT, signal.SIGTERM}


@click.command("fake-spacex")
@click.option("--port", type=click.IntRange(0, 65_535), default=0, help="By default a free one.")
@click.option("--bind", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--state", "name", type=click.Choice(STATES), default=STATES[0], show_default=True)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Serve these documents: launches.json, payloads.json and so on.",
)
def fake_spacex(port: int, bind: str, name: str, folder: Path | None) -> None:
    """Answer as the SpaceX API v4, with invented launches, until Ctrl-C.

    PUT /state with "later" brings new launches; PUT /faults makes requests fail.
    """
    documents = read_folder(folder) if folder else state(name)
    try:
        fake = FakeSpacex(documents, port, bind)
    except OSError as exc:
        raise ConfigError(f"--port: {port} cannot be had at {bind}: {exc.strerror}") from exc
    # Before its threads begin, so that the signals wait for this one.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    with fake:
        click.echo(f"export SPACELAUNCH_SPACEX_URL={fake.url}")
        signal.sigwait(_ENDING)
