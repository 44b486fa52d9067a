"""The relation `launches`: each column once, with its type, unit and meaning.

The Arrow schema, the data dictionary in the documents and any other engine's table are made of this
list, so a column is added here and nowhere else. It holds no values; `rows` makes those.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa


class ColumnType(StrEnum):
    """What a column's values are, in words that each engine has a type for."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    MOMENT = "moment"
    """To the microsecond, in UTC."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the relation."""

    name: str
    type: ColumnType
    unit: str | None
    meaning: str
    is_nullable: bool = True
    """Whether a source may be silent about it."""


COLUMNS = (
    Column(
        "launch_id", ColumnType.TEXT, None,
        "Names the launch: 16 hex digits of a hash of provider, pad, rocket, mission and moment.",
        is_nullable=False,
    ),
    Column("provider", ColumnType.TEXT, None, "Who flies it.", is_nullable=False),
    Column("provider_country", ColumnType.TEXT, None, "Where the provider comes from."),
    Column(
        "sector", ColumnType.TEXT, None, "Who runs the provider: `private`, `state` or `unknown`.",
        is_nullable=False,
    ),
    Column("pad", ColumnType.TEXT, None, "Where it stands, as the source writes it."),
    Column("country", ColumnType.TEXT, None, "The country of the pad, or the waters it lies in."),
    Column("rocket", ColumnType.TEXT, None, "What flies."),
    Column("mission", ColumnType.TEXT, None, "What it flies for."),
    Column(
        "outcome", ColumnType.TEXT, None,
        "`success`, `failure`, `partial_failure`, `prelaunch_failure` or `unknown`.",
        is_nullable=False,
    ),
    Column("is_rocket_active", ColumnType.BOOLEAN, None, "Whether the rocket was still in use."),
    Column(
        "cost_musd", ColumnType.NUMBER, "million US dollars",
        "Price of the launch; null where the source is silent, never imputed.",
    ),
    Column(
        "launched_at", ColumnType.MOMENT, "UTC",
        "When; what the source does not know is filled with the earliest value.",
        is_nullable=False,
    ),
    Column("launch_year", ColumnType.INTEGER, "year, UTC", "Of `launched_at`.", is_nullable=False),
    Column(
        "time_precision", ColumnType.TEXT, None,
        "How much of `launched_at` is known: `minute`, `day`, `month` or `year`.",
        is_nullable=False,
    ),
)  # fmt: skip

MEANINGS = {column.name: column.meaning for column in COLUMNS}

ARROW_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int32(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.MOMENT: pa.timestamp("us", tz="UTC"),
}

SCHEMA = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in COLUMNS])
