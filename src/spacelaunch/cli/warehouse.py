"""Hands the warehouse to the doors of the serving plane, which must not know the pipeline.

What it needs is an extra, and its libraries cost a second to import; so both are found out when the
first question comes. The command line stands above both planes, and starts the doors.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from spacelaunch.cli.lazy import extra_of
from spacelaunch.config import Settings
from spacelaunch.queries.engine import OpenWarehouse, Session
from spacelaunch.queries.warehouse import no_warehouse


def open_lazily(settings: Settings) -> OpenWarehouse:
    """The warehouse that the settings name, or the word that there is none."""

    @contextmanager
    def opened(source: str) -> Iterator[Session]:
        try:
            door = import_module("spacelaunch.bootstrap_warehouse")
        except ModuleNotFoundError as exc:
            if extra_of(exc) is None:
                raise
            with no_warehouse(source) as nothing:
                yield nothing
            return
        with door.open_answers(settings, source) as session:
            yield session

    return opened
