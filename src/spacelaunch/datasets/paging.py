"""Order and pages: `sort=-year,company`, `limit=50`, and the cursor that leads to the next page.

A cursor holds the values of the last launch of its page, not a number of rows; so a load between
two pages neither repeats nor skips a launch that stayed. Called by `selection`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from spacelaunch.datasets.columns import LaunchColumns, Rows
from spacelaunch.datasets.order import Position, SortKey, first_rows, rows_after
from spacelaunch.datasets.ranks import EPOCH, value_at
from spacelaunch.domain.cursor import bad_cursor, read_cursor, write_cursor
from spacelaunch.domain.fields import FIELDS, Field, Kind, Value, names_of
from spacelaunch.domain.names import names_in
from spacelaunch.domain.numbers import read_whole
from spacelaunch.errors import BadRequestError

# The order in which a data set is kept.
DEFAULT_SORT = "-date"
MOST_LIMIT = 10_000

_SORTED = names_of(FIELDS.values())
_US = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the launches, by their rows, and the cursor to those after them."""

    rows: Rows
    next_cursor: str | None


def read_sort(text: str) -> tuple[SortKey, ...]:
    """The keys that `-year,company` names, each field once; raises BadRequestError."""
    found = names_in(text, "sort", _SORTED, marks="-")
    return tuple(SortKey(field, mark == "-") for field, mark in found.items())


def sort_text(sort: Sequence[SortKey]) -> str:
    """The keys as `read_sort` takes them, written in one way."""
    return ",".join(key.name for key in sort)


def read_limit(text: str) -> int:
    """How many launches a page has at most; raises BadRequestError."""
    return read_whole(text, "limit", least=1, most=MOST_LIMIT)


def find_page(
    launches: LaunchColumns,
    rows: Rows,
    sort: Sequence[SortKey],
    limit: int | None,
    cursor: str | None,
) -> Page:
    """The rows after the cursor in this order, as many as fit; ties go by id.

    Shape: `rows` are in the order of the data set.
    Raises:
        BadRequestError: the cursor is of another order, or none of ours.
    """
    if cursor is not None:
        rows = rows_after(launches, rows, sort, _read_position(cursor, sort))
    is_ordered = sort_text(sort) == DEFAULT_SORT
    found = rows[:limit] if is_ordered else first_rows(launches, rows, sort, limit)
    is_last = limit is None or len(rows) <= limit
    return Page(found, None if is_last else _cursor(launches, int(found[-1]), sort))


def _cursor(launches: LaunchColumns, last: int, sort: Sequence[SortKey]) -> str:
    values = [value_at(launches, key.field, last) for key in sort]
    return write_cursor([sort_text(sort), values, f"{launches.ids[last]:016x}"])


def _read_position(text: str, sort: Sequence[SortKey]) -> Position:
    name, values, last_id = read_cursor(text, count=3)
    if name != sort_text(sort):
        raise BadRequestError(f"cursor: it belongs to sort={name}, not to sort={sort_text(sort)}")
    if not (isinstance(values, list) and isinstance(last_id, str) and len(values) == len(sort)):
        raise bad_cursor()
    try:
        read = [_value(key.field, value) for key, value in zip(sort, values, strict=True)]
        return Position(read, np.uint64(int(last_id, 16)))
    except (TypeError, ValueError, OverflowError) as exc:
        raise bad_cursor() from exc


def _value(field: Field, value: object) -> Value | None:
    """A value of a cursor as launches have it; raises TypeError and ValueError."""
    if value is None:
        return None
    if field.kind is Kind.NUMBER and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if field.kind is Kind.MOMENT and isinstance(value, str):
        return (datetime.fromisoformat(value).astimezone(UTC) - EPOCH) // _US
    if field.kind is not Kind.NUMBER and isinstance(value, str):
        return value
    raise TypeError
