"""The columns of `/data` in our own words and types: those of the relation `launches`.

A moment is ISO 8601, what a source does not say is null, and nothing is imputed, so that a program
takes each column for what it is. A column of the relation comes here by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pyarrow as pa

from spacelaunch.api.served.served_rows import Column, ServedRows, Values
from spacelaunch.domain.launch import Outcome, Sector, TimePrecision
from spacelaunch.relation import launches as relation
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.launches import ColumnType

_LITTLE_WORDS: Mapping[str, Any] = {
    "sector": Literal[tuple(map(str, Sector))],
    "outcome": Literal[tuple(map(str, Outcome))],
    "time_precision": Literal[tuple(map(str, TimePrecision))],
}
_KINDS: Mapping[ColumnType, Any] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: float,
    ColumnType.BOOLEAN: bool,
    ColumnType.MOMENT: str,
}
# Of the launch of 7 August 2020.
_EXAMPLES: Mapping[str, Any] = {
    "launch_id": "5e884898da280471",
    "provider": "SpaceX",
    "provider_country": "USA",
    "sector": "private",
    "pad": "LC-39A, Kennedy, Florida, USA",
    "country": "USA",
    "rocket": "Falcon 9 Block 5",
    "mission": "Starlink V1 L9",
    "outcome": "success",
    "is_rocket_active": True,
    "cost_musd": 50.0,
    "launched_at": "2020-08-07T05:12:00Z",
    "launch_year": 2020,
    "time_precision": "minute",
}


def _column(told: relation.Column) -> Column:
    plain = relation.ARROW_TYPES[told.type]

    def array(some: ServedRows) -> pa.ChunkedArray:
        rows = some.launches.held.select([told.name]).take(some.rows)
        return to_relation(rows).column(told.name).cast(plain)

    def values(some: ServedRows) -> Values:
        # The one type that JSON lacks; there is one such column, `launched_at`.
        is_moment = told.type is ColumnType.MOMENT
        return [f"{at}Z" for at in some.moments] if is_moment else array(some).to_pylist()

    return Column(_kind(told), told.meaning, _EXAMPLES[told.name], values, plain, array)


def _kind(told: relation.Column) -> Any:
    kind = _LITTLE_WORDS.get(told.name, _KINDS[told.type])
    return kind | None if told.is_nullable else kind


COLUMNS = {told.name: _column(told) for told in relation.COLUMNS}
