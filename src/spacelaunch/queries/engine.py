"""Who answers: anything that takes a statement and gives rows.

An analysis says what is asked and knows no engine; an engine knows no analysis. DuckDB over a data
set is one (`duckdb_engine`), a database of the warehouse is another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

Answer = Mapping[str, Any]
"""A row as an engine gives it: values by the names of the statement's columns."""


class Engine(Protocol):
    """One session with a database; its tables are those that the statement's header names."""

    def fetch(self, sql: str, parameters: Mapping[str, object]) -> list[Answer]:
        """The rows of a statement, in its order.

        Shape: the statement names its parameters `:so`; `parameters` holds those and no others.
        Units: a moment that the statement casts to text is in UTC, whatever the machine's zone.
        """


class Session(Engine, Protocol):
    """One with a warehouse, in which a run of the pipeline may be at work."""

    def is_occupied(self) -> bool | None:
        """Whether a run holds the warehouse at this moment; None where that cannot be told."""


OpenWarehouse = Callable[[str], AbstractContextManager[Session]]
"""Opens a session with a source's launches in the warehouse.

The serving plane knows no more of a warehouse than this: it runs where none is installed, and which
database or engine answers is the affair of who starts the process and hands this in.
"""
