"""One record under the data set's own names -> one `Launch`.

CSV files and JSON share this; each value is read once, here, and a value that cannot be read
refuses its record with a reason that names the column. Called by `csv_file` and `json_records`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacelaunch.domain import words
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.moments import read_moment

_COST = re.compile(r"\d{1,3}(,\d{3})*(\.\d+)?|\d+(\.\d+)?", re.ASCII)
HIGHEST_COST_MUSD = 1_000_000
_LONGEST = 2_000


def parse_record(record: Mapping[str, object]) -> Launch:
    """The launch that a record describes; its `launch_id` is empty until `identify` sets it.

    Raises:
        BadRecordError: a value that is needed is missing, or one cannot be read.
    """
    known = _by_known_column(record)
    company = _text(known, words.COMPANY)
    if company is None:
        raise BadRecordError(f"{words.COMPANY} is missing")
    moment = read_moment(known)
    rocket, mission = _halves(_text(known, words.DETAIL))
    return Launch(
        launch_id="",
        provider=company,
        sector=_sector(known),
        launched_at=moment.at,
        time_precision=moment.precision,
        outcome=_outcome(known),
        provider_country=words.corrected(words.ORIGIN, _text(known, words.ORIGIN), company),
        pad=_text(known, words.LOCATION),
        country=words.corrected(words.COUNTRY, _text(known, words.COUNTRY), company),
        rocket=rocket,
        mission=mission,
        is_rocket_active=_rocket_status(known),
        cost_musd=_cost(known),
        record=record,
    )


def _by_known_column(record: Mapping[str, object]) -> dict[str, object]:
    known: dict[str, object] = {}
    for name, value in record.items():
        column = words.known_column(name)
        if column in known:
            raise BadRecordError(f"{column} is given twice")
        if column is not None:
            known[column] = value
    return known


def _text(known: Mapping[str, object], column: str) -> str | None:
    value = known.get(column)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRecordError(f"{column}: expected text, got {value!r}")
    if "\0" in value:
        raise BadRecordError(f"{column} has a NUL character")
    if len(value) > _LONGEST:
        raise BadRecordError(f"{column} is longer than {_LONGEST:,} characters")
    return value.strip() or None


def _halves(detail: str | None) -> tuple[str | None, str | None]:
    rocket, _, mission = (detail or "").partition("|")
    return rocket.strip() or None, mission.strip() or None


def _sector(known: Mapping[str, object]) -> Sector:
    text = _text(known, words.SECTOR)
    if text is None:
        raise BadRecordError(f"{words.SECTOR} is missing")
    if text not in words.SECTORS:
        raise BadRecordError(f"{words.SECTOR}: expected P or S, got {text!r}")
    return words.SECTORS[text]


def _outcome(known: Mapping[str, object]) -> Outcome:
    text = _text(known, words.MISSION_STATUS)
    if text is None:
        return Outcome.UNKNOWN
    if text not in words.OUTCOMES:
        raise BadRecordError(
            f"{words.MISSION_STATUS}: expected {', '.join(words.OUTCOMES)}, got {text!r}"
        )
    return words.OUTCOMES[text]


def _rocket_status(known: Mapping[str, object]) -> bool | None:
    text = _text(known, words.ROCKET_STATUS)
    if text is None:
        return None
    if text not in words.ROCKET_STATUSES:
        raise BadRecordError(
            f"{words.ROCKET_STATUS}: expected {', '.join(words.ROCKET_STATUSES)}, got {text!r}"
        )
    return words.ROCKET_STATUSES[text]


def _cost(known: Mapping[str, object]) -> float | None:
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
