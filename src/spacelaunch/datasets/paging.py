"""Order and pages: `sort=-year,company`, `limit=50`, and the cursor that leads to the next page.

A cursor holds the values of the last launch of its page, not a number of rows; so a load between
two pages neither repeats nor skips a launch that stayed. Called by `selection`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacelaunch.datasets.matching import value_of
from spacelaunch.domain.cursor import bad_cursor, read_cursor, write_cursor
from spacelaunch.domain.fields import FIELDS, Field, Kind, Value, names_of
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.names import names_in
from spacelaunch.domain.numbers import read_whole
from spacelaunch.errors import BadRequestError

# The order in which a data set is kept.
DEFAULT_SORT = "-date"
MOST_LIMIT = 10_000
# A cursor travels in a link, which has an end; so texts are ordered by their beginnings.
SORTED_CHARACTERS = 100

_SORTED = names_of(FIELDS.values())


@dataclass(frozen=True, slots=True)
class SortKey:
    """One of the values that launches are ordered by; unknown ones come last either way."""

    field: Field
    is_descending: bool

    @property
    def name(self) -> str:
        """As `sort` has it."""
        return f"-{self.field.name}" if self.is_descending else self.field.name

    def of(self, launch: Launch) -> Value | None:
        """The launch's value, as far as it counts."""
        value = value_of(launch, self.field.column)
        return value[:SORTED_CHARACTERS] if isinstance(value, str) else value

    def takes(self, value: object) -> bool:
        """Whether it can be a value of this key."""
        kinds = int | float if self.field.kind is Kind.NUMBER else str
        return value is None or (isinstance(value, kinds) and not isinstance(value, bool))


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the launches, and the cursor to those after them."""

    launches: Sequence[Launch]
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


def ordered(launches: Sequence[Launch], sort: Sequence[SortKey]) -> Sequence[Launch]:
    """The launches in this order; ties go by id.

    Shape: `launches` come newest first, as a data set keeps them.
    """
    if tuple(sort) == read_sort(DEFAULT_SORT):
        return launches
    rows = sorted(launches, key=lambda launch: launch.launch_id)
    for key in reversed(sort):
        rows = _sorted_by(key, rows)
    return rows


def page(
    rows: Sequence[Launch], sort: Sequence[SortKey], limit: int | None, cursor: str | None
) -> Page:
    """The rows after the cursor, as many as fit; raises BadRequestError."""
    start = _start(rows, sort, cursor) if cursor is not None else 0
    stop = len(rows) if limit is None else min(start + limit, len(rows))
    found = rows[start:stop]
    return Page(found, _cursor(found[-1], sort) if stop < len(rows) else None)


def _sorted_by(key: SortKey, rows: list[Launch]) -> list[Launch]:
    """Stable, in both directions."""
    known = [(value, row) for row in rows if (value := key.of(row)) is not None]
    unknown = [row for row in rows if key.of(row) is None]
    known.sort(key=lambda pair: pair[0], reverse=key.is_descending)
    return [row for _, row in known] + unknown


def _start(rows: Sequence[Launch], sort: Sequence[SortKey], cursor: str) -> int:
    last, last_id = _read_cursor(cursor, sort)

    def is_after(launch: Launch) -> bool:
        for key, value in zip(sort, last, strict=True):
            own = key.of(launch)
            if own != value:
                return _comes_after(key, own, value)
        return launch.launch_id > last_id

    return bisect_left(rows, True, key=is_after)


def _comes_after(key: SortKey, own: Value | None, value: Value | None) -> bool:
    if own is None or value is None:
        return own is None
    return (own < value) if key.is_descending else (own > value)  # type: ignore[operator]  # of one field


def _cursor(last: Launch, sort: Sequence[SortKey]) -> str:
    return write_cursor([sort_text(sort), [key.of(last) for key in sort], last.launch_id])


def _read_cursor(text: str, sort: Sequence[SortKey]) -> tuple[list[Value | None], str]:
    name, values, last_id = read_cursor(text, count=3)
    if name != sort_text(sort):
        raise BadRequestError(f"cursor: it belongs to sort={name}, not to sort={sort_text(sort)}")
    if not (isinstance(values, list) and isinstance(last_id, str) and len(values) == len(sort)):
        raise bad_cursor()
    if not all(key.takes(value) for key, value in zip(sort, values, strict=True)):
        raise bad_cursor()
    return values, last_id
