"""Launches, records and files for tests; each takes only what a test wants to say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from spacelaunch.domain.job import Job
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.relation.identity import first_ids, id_texts
from spacelaunch.relation.rows import launches_table

HEADER = [
    "Company Name",
    "Location",
    "Detail",
    "Status Rocket",
    " Rocket",
    "Status Mission",
    "Country of Launch",
    "Companys Country of Origin",
    "Private or State Run",
    "DateTime",
    "Year",
    "Month",
    "Day",
    "Date",
    "Time",
]

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)

RECORD = {
    "Company Name": "Acme",
    "Location": "Pad 1, Somewhere, USA",
    "Detail": "Rocket 1 | Mission 1",
    "Status Rocket": "StatusActive",
    " Rocket": "50",
    "Status Mission": "Success",
    "Country of Launch": "USA",
    "Companys Country of Origin": "USA",
    "Private or State Run": "P",
    "DateTime": "2001-02-03 04:05:00+00:00",
    "Year": "2001",
    "Month": "2",
    "Day": "3",
    "Date": "03/02/2001",
    "Time": "04:05",
}

_LAUNCH = Launch(
    launch_id="",
    provider="Acme",
    sector=Sector.PRIVATE,
    launched_at=datetime(2001, 2, 3, 4, 5, tzinfo=UTC),
    time_precision=TimePrecision.MINUTE,
    outcome=Outcome.SUCCESS,
    provider_country="USA",
    pad="Pad 1, Somewhere, USA",
    country="USA",
    rocket="Rocket 1",
    mission="Mission 1",
    is_rocket_active=True,
    cost_musd=50.0,
    record={"Company Name": "Acme"},
)


def make_record(**overrides: object) -> dict[str, object]:
    """A record as the file has it; a name with blanks is given as `**{"Company Name": "X"}`."""
    return {**RECORD, **overrides}


def make_launch(year: int | None = None, **overrides: Any) -> Launch:
    """A launch with an id of its own; `year` alone sets the moment."""
    if year is not None:
        overrides["launched_at"] = datetime(year, 6, 1, 12, tzinfo=UTC)
    launch = replace(_LAUNCH, **overrides)
    (launch_id,) = id_texts(first_ids(launches_table([launch]))).to_pylist()
    return replace(launch, launch_id=launch_id)


def make_job(**overrides: Any) -> Job:
    """A queued timeline job."""
    values: dict[str, Any] = {
        "job_id": "timeline-1",
        "analysis": "timeline",
        "params": {"size": "10x6", "dpi": 50, "theme": "light"},
        "version": "v1",
        "max_attempts": 3,
        "created_at": NOW,
        "due_at": NOW,
    }
    return Job(**{**values, **overrides})


def csv_bytes(records: Iterable[Mapping[str, object]], header: Iterable[str] = HEADER) -> bytes:
    """A CSV file as the data set writes it: CRLF, UTF-8."""
    names = list(header)
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(records)
    return buffer.getvalue().encode()
