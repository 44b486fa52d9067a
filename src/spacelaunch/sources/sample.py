"""Synthetic launches in the shape of the data set, as CSV text, any number of them.

They never flew: each says so in its mission, which is where a reader of the file, of a chart or
of a copy finds it. What is likely when stands in `sample_tables`; the same seed gives the same
bytes. Called by whoever has no Kaggle account, or wants a file of a million rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple

from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.sources import sample_tables as tables
from spacelaunch.sources.sample_tables import Service

HEADER = (
    "Company Name,Location,Detail,Status Rocket, Rocket,Status Mission,Country of Launch,"
    "Companys Country of Origin,Private or State Run,DateTime,Year,Month,Day,Date,Time\r\n"
)

_FIRST = datetime(1957, 10, 4, tzinfo=UTC)
_END = datetime(2020, 8, 8, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_NOISE = 0.12  # how far a year may be off its place in the table, up or down


def sample_csv(rows: int = 4_324, seed: int = 1957) -> Iterator[str]:
    r"""The lines of a CSV file, the header first, each with its `\r\n`.

    Shape: `rows` lines after the header, newest first but for a few; from two rows on, one
        stands twice, as in the real file.
    """
    yield HEADER
    chance = Random(seed)
    distinct = rows - 1 if rows > 1 else rows
    for place, line in enumerate(_some_swapped(_lines(distinct, chance), chance)):
        yield line
        if distinct < rows and place == distinct // 3:
            yield line


def _some_swapped(lines: Iterator[str], chance: Random) -> Iterator[str]:
    for line in lines:
        following = next(lines, None) if chance.random() < tables.SWAPPED_SHARE else None
        if following is not None:
            yield following
        yield line


def _lines(rows: int, chance: Random) -> Iterator[str]:
    number = rows
    for year, count in _rows_per_year(rows, chance):
        forms, weights = _forms(year)
        outcomes, odds = _outcomes(year)
        for moment in _moments(year, count, chance):
            form = chance.choices(forms, cum_weights=weights)[0]
            outcome = chance.choices(outcomes, cum_weights=odds)[0]
            yield _line(form, number, outcome, moment)
            number -= 1


def _rows_per_year(rows: int, chance: Random) -> list[tuple[int, int]]:
    """How many launches each year gets, the newest year first; `rows` in all."""
    years = range(_END.year, _FIRST.year - 1, -1)
    sizes = [sum(_launches_of(year)) * chance.uniform(1 - _NOISE, 1 + _NOISE) for year in years]
    ends = [0, *accumulate(sizes)]
    places = [round(rows * end / ends[-1]) for end in ends]
    return [(year, to - since) for year, (since, to) in zip(years, pairwise(places), strict=True)]


def _launches_of(year: int) -> tuple[float, float]:
    """Private and state launches of a year, read off the table."""
    for before, after in pairwise(tables.LAUNCHES_PER_YEAR):
        if before[0] <= year <= after[0]:
            part = (year - before[0]) / (after[0] - before[0])
            private = before[1] + part * (after[1] - before[1])
            return private, before[2] + part * (after[2] - before[2])
    raise ValueError(f"no launches in {year}")


class _Form(NamedTuple):
    """What all rows of one service share, already as CSV: before the number, and after it."""

    opening: str
    rocket: str
    ending: str


def _forms(year: int) -> tuple[list[_Form], list[float]]:
    """The services of a year with their cumulative weights; each sector gets its share."""
    alive = [each for each in tables.SERVICES if each.first_year <= year <= each.last_year]
    wanted = dict(zip("PS", _launches_of(year), strict=True))
    offered = {
        sector: sum(each.weight for each in alive if _sector(each) == sector) for sector in "PS"
    }
    shares = [each.weight * wanted[_sector(each)] / offered[_sector(each)] for each in alive]
    return [_form(each) for each in alive], list(accumulate(shares))


def _sector(service: Service) -> str:
    return tables.PROVIDERS[service.provider][1]


def _form(service: Service) -> _Form:
    origin, sector = tables.PROVIDERS[service.provider]
    end_of_pad = service.pad.rpartition(", ")[2]
    country = tables.COUNTRY_OF_PAD_END.get(end_of_pad, end_of_pad)
    status = "StatusActive" if service.last_year == _END.year else "StatusRetired"
    cost = f'"{service.cost}"' if "," in service.cost else service.cost
    # Every pad has a comma, some rockets have; both are always quoted, which reads the same.
    return _Form(
        f'{service.provider},"{service.pad}","{service.rocket} | {SYNTHETIC_MISSION} ',
        f'",{status},{cost},',
        f",{country},{origin},{sector},",
    )


def _outcomes(year: int) -> tuple[list[str], list[float]]:
    """The wordings of an outcome with their cumulative odds in per cent."""
    success, partial = next(odds for last_year, *odds in tables.OUTCOMES if year <= last_year)
    known = [success, partial, tables.PRELAUNCH_FAILURE_PCT]
    names = ["Success", "Partial Failure", "Prelaunch Failure", "Failure"]
    return names, [*accumulate(known), 100.0]


def _moments(year: int, count: int, chance: Random) -> Iterator[datetime]:
    """Moments of a year, newest first: one in each of `count` equal parts, so none is kept."""
    first = max(_FIRST, datetime(year, 1, 1, tzinfo=UTC))
    end = min(_END, datetime(year + 1, 1, 1, tzinfo=UTC))
    minutes = (end - first) // _MINUTE
    for part in range(count, 0, -1):
        moment = first + int((part - chance.random()) / count * minutes) * _MINUTE
        is_day_only = chance.random() < tables.DAY_ONLY_SHARE
        yield moment.replace(hour=0, minute=0) if is_day_only else moment


def _line(form: _Form, number: int, outcome: str, at: datetime) -> str:
    year, month, day = at.year, at.month, at.day
    time = f"{at.hour:02}:{at.minute:02}"
    return (
        f"{form.opening}{number:06}{form.rocket}{outcome}{form.ending}"
        f"{year}-{month:02}-{day:02} {time}:00+00:00,{year},{month},{day},"
        f"{day:02}/{month:02}/{year},{time}\r\n"
    )
