"""How fresh what a source told is.

Definitions: *dead* is a source that will have no other data; *stale* one that no run has read with
success for a week, or ever; any other is *live*.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from spacelaunch.domain.known_sources import KnownSource
from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql
from spacelaunch.queries.warehouse import read_origin

STALE_AFTER = timedelta(days=7)


class Freshness(StrEnum):
    """Whether more can be expected of a source."""

    LIVE = "live"
    STALE = "stale"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source, its terms, and how far the warehouse has come with it."""

    name: str
    title: str
    address: str
    licence: str
    credit: str
    status: Freshness
    frozen_since: date | None
    """The day of its last change, where it will have no other."""
    last_success_at: str | None
    data_until: date | None
    """Day of its last launch that is not upcoming."""
    version: str | None
    """Of the build that the warehouse holds."""


def read_source(engine: Engine, known: KnownSource, now: datetime) -> SourceEntry:
    """What the warehouse has of a source."""
    succeeded_at = last_success(engine, known.name)
    try:
        origin = read_origin(engine, known.name)
    except NotFoundError:
        return describe_source(known, now, succeeded_at)
    return describe_source(known, now, succeeded_at, origin.data_until, origin.version)


def last_success(engine: Engine, source: str) -> str | None:
    """When a run of the source last ended well; None where none has."""
    (found,) = engine.fetch(read_sql("ledger/last_success"), {"only_source": source})
    at: str | None = found["finished_at"]
    return at


def describe_source(
    known: KnownSource,
    now: datetime,
    last_success_at: str | None = None,
    data_until: date | None = None,
    version: str | None = None,
) -> SourceEntry:
    """A source of which so much is known; without a warehouse that is its terms alone."""
    return SourceEntry(
        name=known.name,
        title=known.title,
        address=known.address,
        licence=known.licence,
        credit=known.credit,
        status=_freshness(known, now, last_success_at),
        frozen_since=known.frozen_since,
        last_success_at=last_success_at,
        data_until=data_until,
        version=version,
    )


def _freshness(known: KnownSource, now: datetime, last_success_at: str | None) -> Freshness:
    if known.frozen_since is not None:
        return Freshness.DEAD
    if last_success_at is None:
        return Freshness.STALE
    age = now - datetime.fromisoformat(last_success_at)
    return Freshness.STALE if age > STALE_AFTER else Freshness.LIVE
