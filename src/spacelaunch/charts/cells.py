"""Reads a summary's rows with the types that its columns promise.

A row that breaks the promise is a defect of the query; it ends the drawing with a reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from spacelaunch.errors import RenderError

Row = Mapping[str, object]


def integer(row: Row, name: str) -> int:
    """A count or a year."""
    number = optional_number(row, name)
    if number is None:
        raise RenderError(f"{name} is missing in {dict(row)}")
    return int(number)


def optional_number(row: Row, name: str) -> float | None:
    """A number, or None where it is unknown; NaN is unknown too."""
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, int | float):
        raise RenderError(f"{name} is not a number in {dict(row)}")
    return None if math.isnan(value) else value


def optional_integer(row: Row, name: str) -> int | None:
    """A count, or None where it is unknown."""
    number = optional_number(row, name)
    return None if number is None else int(number)


def words(row: Row, name: str) -> str:
    """A name."""
    value = row.get(name)
    return "unknown" if value is None else str(value)


def year_or_none(findings: Mapping[str, object], name: str) -> int | None:
    """A year among the findings, or None where there is no such year."""
    value = optional_number(findings, name)
    return None if value is None else int(value)
