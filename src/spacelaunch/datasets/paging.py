"""Order and pages: `sort=-year,company`, `limit=50`, and the cursor that leads to the next page.

A cursor holds the values of the last launch of its page, not a number of rows; so a load between
two pages neither repeats nor skips a launch that stayed. Called by `selection`.
"""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import orjson

from spacelaunch.datasets.fields import SORT_FIELDS, Value, names_in
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import BadRequestError

# The order in which a data set is kept.
DEFAULT_SORT = "-date"
MOST_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class SortKey:
    """One of the values that launches are ordered by; unknown ones come last either way."""

    name: str
    is_descending: bool

    def of(self, launch: Launch) -> Value | None:
        """The launch's value."""
        return SORT_FIELDS[self.name](launch)


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the launches, and the cursor to those after them."""

    launches: Sequence[Launch]
    next_cursor: str | None


def read_sort(text: str) -> tuple[SortKey, ...]:
    """The keys that `-year,company` names; raises BadRequestError."""
    names = names_in(text, "sort", SORT_FIELDS, marks="-")
    return tuple(SortKey(name.removeprefix("-"), name.startswith("-")) for name in names)


def read_limit(text: str) -> int:
    """How many launches a page has at most; raises BadRequestError."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_LIMIT):
        raise BadRequestError(
            f"limit: expected a whole number from 1 to {MOST_LIMIT:,}, got {text!r}"
        )
    return int(text)


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


def _name_of(sort: Sequence[SortKey]) -> str:
    return ",".join(f"-{key.name}" if key.is_descending else key.name for key in sort)


def _cursor(last: Launch, sort: Sequence[SortKey]) -> str:
    values = [_name_of(sort), [key.of(last) for key in sort], last.launch_id]
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def _read_cursor(text: str, sort: Sequence[SortKey]) -> tuple[list[Value | None], str]:
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        name, values, last_id = orjson.loads(
            base64.b64decode(padded, altchars=b"-_", validate=True)
        )
    except (ValueError, TypeError, binascii.Error) as exc:
        raise _bad_cursor() from exc
    if name != _name_of(sort):
        raise BadRequestError(f"cursor: it belongs to sort={name}, not to sort={_name_of(sort)}")
    if not (isinstance(values, list) and isinstance(last_id, str) and len(values) == len(sort)):
        raise _bad_cursor()
    if not all(_KINDS.get(key.name, _is_text)(v) for key, v in zip(sort, values, strict=True)):
        raise _bad_cursor()
    return values, last_id


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: object) -> bool:
    return value is None or isinstance(value, int | float)


_KINDS: dict[str, Callable[[object], bool]] = {"year": _is_number, "cost": _is_number}


def _bad_cursor() -> BadRequestError:
    return BadRequestError("cursor: it is damaged; take it from the Link of the page before")
