"""Files in the forms that people have, by each of the three ways in.

The files lie outside of the project; where they are not, forms of each kind are written by
`test/unit/sources/test_file_reader.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import orjson
import pytest
from click.testing import CliRunner

from intake import DAYS, LOADED, REFUSED, Right
from spacelaunch.api.app import create_app
from spacelaunch.cli import ask
from spacelaunch.cli.main import cli
from spacelaunch.cli.starter_data import Starter, load_starter
from spacelaunch.client import Client
from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError

FILES = pytest.mark.parametrize("name", LOADED)
NAMES_TO_THE_EYE = {"SpaceX", "CASIC", "ULA", "RVSN USSR"}


@pytest.fixture(scope="session")
def folder() -> Path:
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA is not set")
    return Path(real) / "intake"


@pytest.fixture
def connect(fake_stores) -> Callable[..., Client]:
    """Makes a client of the real application, with no network between them."""
    transport = httpx.WSGITransport(app=create_app(Settings().checked(), fake_stores))
    return lambda *_, **__: Client("http://localhost", transport)


@pytest.fixture
def client(connect) -> Iterator[Client]:
    with connect() as client:
        yield client


def check(client: Client, report: dict[str, object], right: Right) -> None:
    assert (report["count"], report["rejected"], report["lost"]) == (right.count, 0, right.lost)
    assert right.note in " ".join(report["notes"])  # type: ignore[arg-type]
    rows = client.send("GET", "/data").json()
    costs = [None if row["Rocket Imputed"] else row["Rocket"] for row in rows]
    assert right.costs in (None, costs)
    assert right.countries in (None, [row["Country of Launch"] for row in rows])
    counted = {sector: n for sector, n in client.summary()["sectors"].items() if n}
    assert right.sectors in (None, counted)
    if right.count == 6 and right.charset is None:
        assert [row["DateTime"][:10] for row in rows] == DAYS
        assert {row["Company Name"] for row in rows} <= NAMES_TO_THE_EYE | right.providers


@FILES
def test_a_file_is_read_as_it_was_meant_through_the_api(client, folder, name):
    with (folder / name).open("rb") as stream:
        report = client.load_csv(stream, name, charset=LOADED[name].charset)
    check(client, report, LOADED[name])


@FILES
def test_a_file_is_read_as_it_was_meant_through_the_command_line(
    connect, folder, name, monkeypatch
):
    monkeypatch.setattr(ask, "_client", connect)
    charset = LOADED[name].charset
    words = ["--charset", charset] if charset else []
    ended = CliRunner().invoke(cli, ["load", str(folder / name), *words])
    assert ended.exit_code == 0
    check(connect(), orjson.loads(ended.stdout), LOADED[name])


@FILES
def test_a_file_is_read_as_it_was_meant_at_the_start(client, folder, name):
    starter = Starter.of(str(folder / name), charset=LOADED[name].charset)
    said = load_starter(client, starter)
    assert said.startswith(f"Loaded {LOADED[name].count} launches from {name}")
    assert LOADED[name].note in said


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_nobody_could_read_rightly_says_what_to_do(client, folder, name):
    with (folder / name).open("rb") as stream, pytest.raises(BadRequestError) as caught:
        client.load_csv(stream, name)
    assert all(part in str(caught.value) for part in REFUSED[name])


def test_every_file_of_the_folder_is_told(folder):
    files = {path.name for path in folder.iterdir()} - {"README.md"}
    assert files == LOADED.keys() | REFUSED.keys()
