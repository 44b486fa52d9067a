"""Silver launches in the data set's own words, as the lines of a CSV.

What is published is what is not upcoming. The service reads it as it reads any file, so its
checks, versions and rights hold here too. Called by the command line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from spacelaunch.domain import words
from spacelaunch.domain.launch import Outcome
from spacelaunch.warehouse import schema, silver
from spacelaunch.warehouse.engines import Engine
from spacelaunch.warehouse.transactions import for_good

_OUTCOMES = {outcome: word for word, outcome in words.OUTCOMES.items()}
_SECTORS = {sector: word for word, sector in words.SECTORS.items()}
_ROCKET_STATUSES = {is_active: word for word, is_active in words.ROCKET_STATUSES.items()}
# As much of the date as is known; the file has no word for the rest.
_WHOLE = {"minute", "hour", "day"}


def csv_lines(engine: Engine, source: str) -> Iterator[str]:
    r"""The header, then a line for each launch, newest first, each with its `\r\n`."""
    schema.upgrade(engine)
    yield _line(words.COLUMNS)
    with for_good(engine)() as connection:
        for row in silver.read_launches(connection, source):
            yield _line([_VALUES[name](row) for name in words.COLUMNS])


def _line(values: Any) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(values)
    return stream.getvalue()


def _detail(row: Any) -> str:
    return f"{row.rocket or ''} | {row.mission or ''}"


def _moment(row: Any) -> str:
    # At midnight a file claims the day only, which is what is known of a day.
    is_whole = row.time_precision in _WHOLE
    return f"{row.launched_at:%Y-%m-%d %H:%M:%S}+00:00" if is_whole else ""


def _month(row: Any) -> object:
    return row.launched_at.month if row.time_precision in {*_WHOLE, "month"} else ""


def _day(row: Any) -> object:
    return row.launched_at.day if row.time_precision in _WHOLE else ""


_VALUES: dict[str, Callable[[Any], object]] = {
    words.COMPANY: lambda row: row.provider,
    words.LOCATION: lambda row: row.pad,
    words.DETAIL: _detail,
    words.ROCKET_STATUS: lambda row: _ROCKET_STATUSES.get(row.is_rocket_active, ""),
    words.COST: lambda row: row.cost_musd,
    words.MISSION_STATUS: lambda row: _OUTCOMES.get(Outcome(row.outcome), ""),
    words.COUNTRY: lambda row: row.country,
    words.ORIGIN: lambda row: row.provider_country,
    words.SECTOR: lambda row: _SECTORS.get(row.sector, ""),
    words.DATETIME: _moment,
    words.YEAR: lambda row: row.launch_year,
    words.MONTH: _month,
    words.DAY: _day,
    # `DateTime` says these, and where there is none they would claim too much.
    words.DATE: lambda _: "",
    words.TIME: lambda _: "",
}
