"""Warehouses for tests: SQLite files, and databases of their own on a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from postgres_server import USER, PostgresServer, find_postgres
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.schema import upgrade


class Warehouses:
    """Makes them in a folder, and on a server that starts when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._migrated: dict[str, str] = {}
        self._filled: dict[tuple[str, Callable[[Engine], object]], str] = {}

    def empty(self, kind: str) -> str:
        """The URL of a database without tables."""
        return self._new_file() if kind == "sqlite" else self._new_database("template0")

    def migrated(self, kind: str) -> str:
        """The URL of a warehouse with its tables and nothing in them."""
        if kind not in self._migrated:
            self._migrated[kind] = _with_tables(self.empty(kind))
        return self._copy_of(self._migrated[kind])

    def filled(self, kind: str, fill: Callable[[Engine], object]) -> str:
        """The URL of a warehouse that was filled so, once for all who want it by this function."""
        if (kind, fill) not in self._filled:
            self._filled[kind, fill] = self.migrated(kind)
            engine = open_engine(self._filled[kind, fill])
            fill(engine)
            engine.dispose()
        return self._copy_of(self._filled[kind, fill])

    def for_people(self) -> str:
        """The URL of a migrated PostgreSQL that orders words as English does, as many do."""
        url = self._new_database("template0 locale_provider icu icu_locale 'en-US'")
        return _with_tables(url)

    def restart_postgres(self) -> None:
        """As after an upgrade of it: whoever has a session loses it."""
        self._server.restart()

    def stop(self) -> None:
        """End the server, if there is one."""
        if "_server" in self.__dict__:
            self._server.stop()

    @cached_property
    def _server(self) -> PostgresServer:
        """A running server; without its programs a desk skips and CI fails."""
        programs = find_postgres()
        if programs is None:
            if os.environ.get("CI"):
                raise AssertionError("there is no PostgreSQL")
            pytest.skip("there is no PostgreSQL")
        server = PostgresServer(programs)
        server.start()
        return server

    def _copy_of(self, url: str) -> str:
        """Another that holds the same; nobody may be connected to the first."""
        if not url.startswith("sqlite"):
            return self._new_database(_database_of(url))
        made = self._new_file()
        shutil.copy(url.removeprefix("sqlite:///"), made.removeprefix("sqlite:///"))
        return made

    def _new_file(self) -> str:
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.sqlite'}"

    def _new_database(self, model: str) -> str:
        name = f"warehouse_{next(self._numbers)}"
        with psycopg.connect(self._server.conninfo, autocommit=True) as connection:
            # Copied as files they cost half as much; before PostgreSQL 15 there is no other way.
            how = "" if connection.info.server_version < 150_000 else "strategy file_copy"
            connection.execute(f"create database {name} template {model} {how}")
            (socket,) = connection.execute("show unix_socket_directories").fetchone() or ("",)
        return f"postgresql+psycopg://{USER}@/{name}?host={socket}"


def _with_tables(url: str) -> str:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()  # SQLite's journal goes into the file, and PostgreSQL can copy it
    return url


def _database_of(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]
