"""One record under the data set's own names -> one `Launch`.

Whatever a record came in, its values are read here and nowhere else. Without a provider, a year or
a sector that can be read there is no launch, and the reason names the column; any other value that
cannot be read is lost, and told. `READERS` serve one record and, once for each distinct value,
whole columns. Called by `json_records` and `text_table`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from spacelaunch.domain import words
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.domain.names import fold
from spacelaunch.domain.texts import clean_text, is_nothing
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.amounts import read_amount
from spacelaunch.sources.headings import Headings, read_headings, why_too_many
from spacelaunch.sources.moments import read_moment

Known = Mapping[str, object]

LONGEST_TEXT = 2_000

# Every way of writing a word, folded: the data set's own, ours, and what people make of both.
_OUTCOMES = {fold(word): outcome for word, outcome in words.OUTCOMES.items()} | {
    str(outcome): outcome for outcome in Outcome
}
_SECTORS = {fold(word): sector for word, sector in words.SECTORS.items()} | {
    str(sector): sector for sector in Sector
}
_ROCKET_STATUSES = {fold(word): is_active for word, is_active in words.ROCKET_STATUSES.items()} | {
    "active": True,
    "retired": False,
}


@dataclass(frozen=True, slots=True)
class Values:
    """Some values of a launch."""

    values: tuple[object, ...]
    lost: tuple[str, ...] = ()
    """Why others that were given could not be read."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How some of a launch's values are read; the one place where each is."""

    fields: tuple[str, ...]
    """Of `Launch`."""
    columns: tuple[str, ...]
    """All that it looks at: where these are equal, it gives the same."""
    read: Callable[[Known], Values]
    """From a record's known columns; raises BadRecordError where there is no launch without."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A launch, and why some of its record's values are not in it."""

    launch: Launch
    lost: tuple[str, ...]
    note: str | None = None
    """How it was read, where it is no record of the data set itself."""


def parse_record(record: Mapping[str, object]) -> Parsed:
    """The launch that a record describes; it has no `launch_id` until it is among others.

    Raises:
        BadRecordError: a value is missing without which there is no launch, or two contradict
            each other.
    """
    headings = _headings(record)
    known = _by_known_column(record, headings)
    values: dict[str, Any] = {}
    lost: list[str] = []
    for reader in READERS:
        found = reader.read(known)
        values.update(zip(reader.fields, found.values, strict=True))
        lost += found.lost
    launch = Launch(launch_id="", record=record, **values)
    return Parsed(launch, tuple(lost), headings.sibling.note if headings.sibling else None)


def _headings(record: Mapping[str, object]) -> Headings:
    if why := why_too_many(record):
        raise BadRecordError(why)
    headings = read_headings(tuple(record))
    if headings.twice:
        raise BadRecordError(f"{headings.twice} is given twice")
    return headings


def _by_known_column(record: Mapping[str, object], headings: Headings) -> dict[str, object]:
    values = tuple(record.values())
    known = {column: values[place] for column, place in headings.places.items()}
    if headings.sibling is None:  # else nobody could have said it
        known.setdefault(words.SECTOR, None)
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
    text = clean_text(value)
    return None if is_nothing(text) else text


def _optional(
    read: Callable[[Known], tuple[object, ...]], *silent: object
) -> Callable[[Known], Values]:
    """A reader of values of which a launch has these where they cannot be read."""

    def read_or_lose(known: Known) -> Values:
        try:
            return Values(read(known))
        except BadRecordError as exc:
            return Values(silent, (str(exc),))

    return read_or_lose


def _provider(known: Known) -> Values:
    return Values((_company(known),))


def _company(known: Known) -> str:
    company = _text(known, words.COMPANY)
    if company is None:
        raise BadRecordError(f"{words.COMPANY} is missing")
    return company


def _moment(known: Known) -> Values:
    moment = read_moment(known)
    return Values((moment.at, moment.precision), moment.lost)


def _halves(known: Known) -> tuple[str | None, str | None]:
    rocket, mission = _text(known, words.ROCKET_NAME), _text(known, words.MISSION_NAME)
    if rocket is None and mission is None:
        rocket, _, mission = (_text(known, words.DETAIL) or "").partition("|")
    return _half(rocket), _half(mission)


def _half(text: str | None) -> str | None:
    half = (text or "").strip()
    return None if is_nothing(half) else half


def _origin(known: Known) -> tuple[str | None]:
    return (_corrected(known, words.ORIGIN, _text(known, words.ORIGIN)),)


def _country(known: Known) -> tuple[str | None]:
    if words.PAD_COUNTRY in known:
        location = _text(known, words.PAD_COUNTRY)
        part = location.rpartition(",")[2].strip() if location else None
        return (_corrected(known, words.PAD_COUNTRY, part),)
    return (_corrected(known, words.COUNTRY, _text(known, words.COUNTRY)),)


def _corrected(known: Known, column: str, text: str | None) -> str | None:
    return words.corrected(column, text, _company(known)) if text else None


def _sector(known: Known) -> Values:
    if words.SECTOR not in known:
        return Values((Sector.UNKNOWN,))
    text = _text(known, words.SECTOR)
    if text is None:
        raise BadRecordError(f"{words.SECTOR} is missing")
    sector = _SECTORS.get(fold(text))
    if sector is None:
        raise BadRecordError(f"{words.SECTOR}: expected P or S, got {text!r}")
    return Values((sector,))


def _outcome(known: Known) -> tuple[Outcome]:
    text = _text(known, words.MISSION_STATUS)
    if text is None:
        return (Outcome.UNKNOWN,)
    outcome = _OUTCOMES.get(fold(text))
    if outcome is None:
        expected = ", ".join(words.OUTCOMES)
        raise BadRecordError(f"{words.MISSION_STATUS}: expected {expected}, got {text!r}")
    return (outcome,)


def _rocket_status(known: Known) -> tuple[bool | None]:
    text = _text(known, words.ROCKET_STATUS)
    if text is None:
        return (None,)
    is_active = _ROCKET_STATUSES.get(fold(text))
    if is_active is None:
        expected = ", ".join(words.ROCKET_STATUSES)
        raise BadRecordError(f"{words.ROCKET_STATUS}: expected {expected}, got {text!r}")
    return (is_active,)


def _cost(known: Known) -> tuple[float | None]:
    """Millions of US dollars; what we imputed ourselves is silence when it comes back to us."""
    # A spreadsheet writes TRUE.
    if str(known.get(words.COST_IMPUTED)).strip().casefold() == "true":
        return (None,)
    has_comma = words.COMMA_COST in known
    value = known.get(words.COMMA_COST if has_comma else words.COST)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = repr(value)
    text = _text({words.COST: value}, words.COST)
    return (read_amount(text, words.COST, has_comma) if text is not None else None,)


# In the order in which a record that has several faults names them.
READERS = (
    Reader(("provider",), (words.COMPANY,), _provider),
    Reader(
        ("launched_at", "time_precision"),
        (
            *(words.DATETIME, words.DATE, words.MONTH_FIRST_DATE, words.TIME),
            *(words.YEAR, words.MONTH, words.DAY),
        ),
        _moment,
    ),
    Reader(
        ("rocket", "mission"),
        (words.DETAIL, words.ROCKET_NAME, words.MISSION_NAME),
        _optional(_halves, None, None),
    ),
    Reader(("sector",), (words.SECTOR,), _sector),
    Reader(("outcome",), (words.MISSION_STATUS,), _optional(_outcome, Outcome.UNKNOWN)),
    Reader(("provider_country",), (words.ORIGIN, words.COMPANY), _optional(_origin, None)),
    Reader(
        ("pad",),
        (words.LOCATION,),
        _optional(lambda known: (_text(known, words.LOCATION),), None),
    ),
    Reader(
        ("country",),
        (words.COUNTRY, words.PAD_COUNTRY, words.COMPANY),
        _optional(_country, None),
    ),
    Reader(("is_rocket_active",), (words.ROCKET_STATUS,), _optional(_rocket_status, None)),
    Reader(
        ("cost_musd",),
        (words.COST, words.COMMA_COST, words.COST_IMPUTED),
        _optional(_cost, None),
    ),
)
