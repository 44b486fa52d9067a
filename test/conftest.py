"""Fixtures for all tests: fake stores for units, a real Redis for the rest."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

import hypothesis
import pytest
from fakeredis import FakeRedis, FakeServer
from sqlalchemy import Engine

from fake_stores import make_fake_stores
from redis_server import RedisServer
from spacelaunch.bootstrap import Stores, open_stores
from spacelaunch.cli.redis_server import find_redis
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from warehouse_questions import fill_oddly
from warehouses import Warehouses

# The same examples each time, and no clock: a machine that others use must not turn a test red.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture
def fake_redis() -> FakeRedis:
    return FakeRedis(server=FakeServer())


@pytest.fixture
def fake_stores() -> Stores:
    return make_fake_stores()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """A real server; without one a desk skips and CI fails."""
    try:
        find_redis()
    except ConfigError as exc:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(exc))
    # pytest's own folders have names too long for a unix socket.
    folder = Path(tempfile.mkdtemp(prefix="spacelaunch-test-"))
    server = RedisServer(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def settings(redis_server: RedisServer, tmp_path: Path) -> Settings:
    """Settings that name the real server, emptied."""
    return redis_server.emptied(tmp_path)


@pytest.fixture
def stores(settings: Settings) -> Stores:
    return open_stores(settings)


@pytest.fixture(scope="session")
def real_csv() -> Path:
    """The genuine Kaggle file, where this machine has it."""
    folder = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not folder:
        pytest.skip("SPACELAUNCH_REAL_DATA is not set")
    return Path(folder) / "kaggle" / "Global_Space_Launches.csv"


@pytest.fixture
def now() -> datetime:
    return datetime(2022, 10, 5, 16, tzinfo=UTC)


@pytest.fixture(scope="session")
def warehouses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouses]:
    """Makes warehouses; one with its tables costs a copy."""
    made = Warehouses(tmp_path_factory.mktemp("warehouses"))
    yield made
    made.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, warehouses: Warehouses) -> Iterator[Engine]:
    """A database without tables, on each kind of engine."""
    engine = open_engine(warehouses.empty(request.param))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def warehouse_url(request: pytest.FixtureRequest, warehouses: Warehouses) -> str:
    """A warehouse with its tables, on each kind of engine."""
    return warehouses.migrated(request.param)


@pytest.fixture
def engine(warehouse_url: str) -> Iterator[Engine]:
    opened = open_engine(warehouse_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def filled_warehouse(warehouses: Warehouses) -> Iterator[OpenWarehouse]:
    """One with invented launches of two sources, as a door is handed it; only to be read."""
    opened = open_engine(warehouses.filled("sqlite", fill_oddly))
    yield partial(open_sql_engine, opened)
    opened.dispose()


@pytest.fixture
def sqlite_engine(warehouses: Warehouses) -> Iterator[Engine]:
    """A warehouse with its tables where it does not matter which engine it is."""
    opened = open_engine(warehouses.migrated("sqlite"))
    yield opened
    opened.dispose()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What each attack of `test/hostile` cost; here, for this file is read wherever tests run."""
    reports = (terminalreporter.getreports(outcome) for outcome in ("passed", "failed"))
    for report in chain.from_iterable(reports):
        for name, line in report.user_properties:
            if name == "cost":
                terminalreporter.write_line(line)
