"""Reads a statement by its file's name. Used by the modules of `warehouse`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sqlalchemy import TextClause, text


@cache
def statement(name: str) -> TextClause:
    """The statement of `name.sql`, its parameters as `:name`."""
    return text(read_text(name))


def read_text(name: str) -> str:
    """What stands in `name.sql`."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
