"""The `.sql` files of this folder, and what a statement says of itself.

A statement names its parameters `:so`, as SQLAlchemy and SQLite do, and opens with a header that
says what a row is, what it reads and what null means. Nothing here runs one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


@cache
def read_sql(name: str) -> str:
    """The text of a `.sql` file of this folder."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def header(sql: str) -> dict[str, str]:
    """`grain`, `reads`, `parameters` and `nulls`, as the lines at the top say them."""
    lines = (line.removeprefix("-- ") for line in sql.splitlines() if line.startswith("-- "))
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def without_comments(sql: str) -> str:
    """What an engine is asked."""
    return "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))


def parameters_of(sql: str) -> frozenset[str]:
    """The names of the parameters that a statement takes."""
    return frozenset(PARAMETER.findall(without_comments(sql)))


def tables_of(sql: str) -> tuple[str, ...]:
    """The tables that a statement reads, as its header says."""
    return tuple(header(sql)["reads"].split(", "))
