"""What all tables share: their one collection, how constraints are named, and types of ours.

A moment is `timestamptz` on PostgreSQL and text of one width on SQLite, so that its order is that
of time on both. Used by the tables and the migrations.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def moment_text(at: datetime) -> str:
    """A moment as SQLite keeps it."""
    return at.astimezone(UTC).isoformat(" ", "microseconds")


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, to the microsecond."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """SQLite has no type for it, and its driver's own form loses the zone."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Written in UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        return moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read in UTC, whatever the session's zone."""
        if value is None:
            return None
        at = datetime.fromisoformat(value) if dialect.name == "sqlite" else value
        return at.astimezone(UTC)


# A document: JSONB on PostgreSQL, where it can be asked; text on SQLite.
DOCUMENT = JSON().with_variant(JSONB(), "postgresql")
# SQLite counts up only what it calls INTEGER.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")
# What rows are ordered by, and ranges are made of, is in the order of its code points, as Python,
# SQLite, DuckDB and Trino have it; PostgreSQL would go by the language of the database.
KEY = Text().with_variant(Text(collation="C"), "postgresql")
