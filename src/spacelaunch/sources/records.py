"""One record under the data set's own names -> one `Launch`.

Whatever a record came in, its values are read here and nowhere else, and a value that cannot be
read refuses its record with a reason that names the column. `READERS` serve one record and, once
for each distinct value, whole columns. Called by `json_records` and `text_table`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spacelaunch.domain import words
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.moments import read_moment

Known = Mapping[str, object]

_COST = re.compile(r"\d{1,3}(,\d{3})*(\.\d+)?|\d+(\.\d+)?", re.ASCII)
HIGHEST_COST_MUSD = 1_000_000
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Reader:
    """How some of a launch's values are read; the one place where each is."""

    fields: tuple[str, ...]
    """Of `Launch`."""
    columns: tuple[str, ...]
    """All that it looks at: where these are equal, it gives the same."""
    read: Callable[[Known], tuple[object, ...]]
    """From a record's known columns to the values; raises BadRecordError."""


def parse_record(record: Mapping[str, object]) -> Launch:
    """The launch that a record describes; it has no `launch_id` until it is among others.

    Raises:
        BadRecordError: a value that is needed is missing, or one cannot be read.
    """
    known = _by_known_column(record)
    values: dict[str, Any] = {}
    for reader in READERS:
        values.update(zip(reader.fields, reader.read(known), strict=True))
    return Launch(launch_id="", record=record, **values)


def _by_known_column(record: Mapping[str, object]) -> dict[str, object]:
    known: dict[str, object] = {}
    for name, value in record.items():
        column = words.known_column(name)
        if column in known:
            raise BadRecordError(f"{column} is given twice")
        if column is not None:
            known[column] = value
    return known


def _text(known: Known, column: str) -> str | None:
    value = known.get(column)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRecordError(f"{column}: expected text, got {value!r}")
    if "\0" in value:
        raise BadRecordError(f"{column} has a NUL character")
    if len(value) > LONGEST_TEXT:
        raise BadRecordError(f"{column} is longer than {LONGEST_TEXT:,} characters")
    return value.strip() or None


def _provider(known: Known) -> str:
    company = _text(known, words.COMPANY)
    if company is None:
        raise BadRecordError(f"{words.COMPANY} is missing")
    return company


def _moment(known: Known) -> tuple[datetime, TimePrecision]:
    moment = read_moment(known)
    return moment.at, moment.precision


def _halves(known: Known) -> tuple[str | None, str | None]:
    rocket, _, mission = (_text(known, words.DETAIL) or "").partition("|")
    return rocket.strip() or None, mission.strip() or None


def _corrected(known: Known, column: str) -> str | None:
    text = _text(known, column)
    return words.corrected(column, text, _provider(known)) if text else None


def _sector(known: Known) -> Sector:
    text = _text(known, words.SECTOR)
    if text is None:
        raise BadRecordError(f"{words.SECTOR} is missing")
    if text not in words.SECTORS:
        raise BadRecordError(f"{words.SECTOR}: expected P or S, got {text!r}")
    return words.SECTORS[text]


def _outcome(known: Known) -> Outcome:
    text = _text(known, words.MISSION_STATUS)
    if text is None:
        return Outcome.UNKNOWN
    if text not in words.OUTCOMES:
        raise BadRecordError(
            f"{words.MISSION_STATUS}: expected {', '.join(words.OUTCOMES)}, got {text!r}"
        )
    return words.OUTCOMES[text]


def _rocket_status(known: Known) -> bool | None:
    text = _text(known, words.ROCKET_STATUS)
    if text is None:
        return None
    if text not in words.ROCKET_STATUSES:
        raise BadRecordError(
            f"{words.ROCKET_STATUS}: expected {', '.join(words.ROCKET_STATUSES)}, got {text!r}"
        )
    return words.ROCKET_STATUSES[text]


def _cost(known: Known) -> float | None:
    """Millions of US dollars; what we imputed ourselves is silence when it comes back to us."""
    value = known.get(words.COST)
    # A spreadsheet writes TRUE.
    if str(known.get(words.COST_IMPUTED)).strip().casefold() == "true":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = repr(value)
    text = _text({words.COST: value}, words.COST)
    if text is None:
        return None
    if not _COST.fullmatch(text):
        raise BadRecordError(f"{words.COST}: expected millions of US dollars, got {text!r}")
    cost = float(text.replace(",", ""))
    if cost > HIGHEST_COST_MUSD:
        raise BadRecordError(f"{words.COST}: {text} is more than {HIGHEST_COST_MUSD:,}")
    return cost


# In the order in which a record that has several faults names them.
READERS = (
    Reader(("provider",), (words.COMPANY,), lambda known: (_provider(known),)),
    Reader(
        ("launched_at", "time_precision"),
        (words.DATETIME, words.DATE, words.TIME, words.YEAR, words.MONTH, words.DAY),
        _moment,
    ),
    Reader(("rocket", "mission"), (words.DETAIL,), _halves),
    Reader(("sector",), (words.SECTOR,), lambda known: (_sector(known),)),
    Reader(("outcome",), (words.MISSION_STATUS,), lambda known: (_outcome(known),)),
    Reader(
        ("provider_country",),
        (words.ORIGIN, words.COMPANY),
        lambda known: (_corrected(known, words.ORIGIN),),
    ),
    Reader(("pad",), (words.LOCATION,), lambda known: (_text(known, words.LOCATION),)),
    Reader(
        ("country",),
        (words.COUNTRY, words.COMPANY),
        lambda known: (_corrected(known, words.COUNTRY),),
    ),
    Reader(("is_rocket_active",), (words.ROCKET_STATUS,), lambda known: (_rocket_status(known),)),
    Reader(("cost_musd",), (words.COST, words.COST_IMPUTED), lambda known: (_cost(known),)),
)
