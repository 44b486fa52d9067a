"""A launch of GCAT's launch log: what its dates, codes and organisations mean.

The log dates a launch as exactly as that is known, and marks what is in doubt by a question mark.
What it does not say is who is private: `sector` is GCAT's class of the launching organisation, by
the rule below, and figures say so. Called by `gcat`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.launch_rows import Attempt

_MONTHS = [*calendar.month_abbr][1:]
# Such as `1957 Oct  4 1928:34`, and as much less of it as is known.
_DATE = re.compile(
    r"(?P<year>\d{4})(?: +(?P<month>[A-Z][a-z]{2})(?: +(?P<day>\d{1,2})"
    r"(?: +(?P<hour>\d{2})(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?)?)?(?P<doubt>\?)?"
)
_LEAST = {"day": 1, "hour": 0, "minute": 0, "second": 0}
_PRECISIONS = (
    ("minute", TimePrecision.MINUTE),
    ("day", TimePrecision.DAY),
    ("month", TimePrecision.MONTH),
)
# The first letter says where to, the second how it ended; a number, how much of it was reached.
_CODE = re.compile(r"(?P<aim>[A-Z])(?P<end>[SFUE])(?P<reached_pct>\d{1,3})?")
_SCOPES = {"O": "orbital", "D": "orbital", "S": "suborbital", "M": "suborbital"}
_OUTCOMES = {
    "S": Outcome.SUCCESS,
    "F": Outcome.FAILURE,
    "E": Outcome.PRELAUNCH_FAILURE,
    "U": Outcome.UNKNOWN,
}
_SUCCESS_FROM_PCT = 75
# Academic, business, civil, defence.
_SECTORS = {"B": Sector.PRIVATE, "C": Sector.STATE, "D": Sector.STATE}
# By today's borders, as our other sources have it; at sea, the sea.
_COUNTRIES = {
    "USSR": "Russia",
    "French Guiana": "France",
    "Canary Is": "Spain",
    "TTPI": "Marshall Islands",
    "UK": "United Kingdom",
}
_COUNTRIES_OF_SITES = {
    "NIIP-5": "Kazakhstan",
    "GIK-5": "Kazakhstan",
    "KLA": "Pacific Ocean",
}
# The letters by which launches were called to the end of 1962, before they were numbered.
_GREEK = {
    letter: place
    for place, letter in enumerate(
        (
            *("ALP", "BET", "GAM", "DEL", "EPS", "ZET", "ETA", "THE", "IOT", "KAP", "LAM", "MU"),
            *("NU", "XI", "OMI", "PI", "RHO", "SIG", "TAU", "UPS", "PHI", "CHI", "PSI", "OME"),
        ),
        1,
    )
}
_GREEK_TAG = re.compile(r"(?P<year>\d{4}) (?:(?P<round>[A-Z]) )?(?P<letter>[A-Z]{2,3})")
_NUMBERED_TAG = re.compile(r"\d{4}-\d{3}")


def read_launch(row: Mapping[str, Any]) -> Attempt:
    """What a document of the launch log says; raises BadRecordError, naming the column."""
    at, precision, is_uncertain = _read_date(row["Launch_Date"])
    scope, outcome = _read_code(row.get("Launch_Code") or row.get("LaunchCode") or "")
    tag = row["Launch_Tag"]
    agencies, site = row["agencies"], row["site"]
    launch = Launch(
        launch_id="",  # its document's, which `whole_file` gives it
        provider=" / ".join(each["name"] for each in agencies),
        sector=_SECTORS.get(agencies[0]["class"], Sector.UNKNOWN),
        launched_at=at,
        time_precision=precision,
        outcome=outcome,
        provider_country=_today(agencies[0]["state"]),
        pad=", ".join(part for part in (row.get("Launch_Pad"), site["name"]) if part),
        country=_COUNTRIES_OF_SITES.get(row["Launch_Site"]) or _today(site["state"]),
        rocket=row.get("LV_Type"),
        mission=row.get("Name") or row.get("Mission"),
        is_rocket_active=None,
        cost_musd=None,
        record=row,
    )
    return Attempt(launch, tag, scope, designator_of(tag), is_uncertain)


def designator_of(tag: str) -> str | None:
    """The international designator, as `1957-001`; None where the launch reached no orbit."""
    if _NUMBERED_TAG.fullmatch(tag):
        return tag
    found = _GREEK_TAG.fullmatch(tag)
    if found is None or found["letter"] not in _GREEK:
        return None
    rounds = ord(found["round"]) - ord("A") + 1 if found["round"] else 0
    return f"{found['year']}-{rounds * len(_GREEK) + _GREEK[found['letter']]:03}"


def _read_date(text: str) -> tuple[datetime, TimePrecision, bool]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise BadRecordError(f"Launch_Date {text[:40]!r} is no date such as '1957 Oct  4 1928:34'")
    month = found["month"]
    if month is not None and month not in _MONTHS:
        raise BadRecordError(f"Launch_Date {text[:40]!r} names no month")
    day, hour, minute, second = (int(found[name] or least) for name, least in _LEAST.items())
    place = _MONTHS.index(month) + 1 if month else 1
    try:
        at = datetime(int(found["year"]), place, day, hour, minute, second, tzinfo=UTC)
    except ValueError as exc:
        raise BadRecordError(f"Launch_Date {text[:40]!r}: {exc}") from exc
    known = (precision for name, precision in _PRECISIONS if found[name])
    return at, next(known, TimePrecision.YEAR), found["doubt"] is not None


def _read_code(code: str) -> tuple[str, Outcome]:
    found = _CODE.fullmatch(code)
    if found is None:
        raise BadRecordError(f"Launch_Code {code[:40]!r} is no code such as OS or OF40")
    end = found["end"]
    if found["reached_pct"] and end in "SF":
        end = "S" if int(found["reached_pct"]) >= _SUCCESS_FROM_PCT else "F"
    scope = "pad_loss" if end == "E" else _SCOPES.get(found["aim"], "unknown")
    return scope, _OUTCOMES[end]


def _today(country: str | None) -> str | None:
    return _COUNTRIES.get(country, country) if country else None
