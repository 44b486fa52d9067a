"""Silver: typed tables, one row a thing; and `launches`, the one relation of all sources.

`launches` holds attempts only: what is upcoming stands in `spacex_launches`, and in the table of
`plans`, marked. What flew, and from where, is in `hardware`. Ids are the source's own; an id that
leads nowhere is reported and kept. Units stand in the names.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.relation import launches as relation
from spacelaunch.relation.launches import ColumnType
from spacelaunch.warehouse.tables.schema import KEY, METADATA, Moment

_TYPES: dict[ColumnType, Any] = {
    ColumnType.TEXT: KEY,
    ColumnType.INTEGER: Integer,
    ColumnType.NUMBER: Double,
    ColumnType.BOOLEAN: Boolean,
    ColumnType.MOMENT: Moment,
}


def _relation_columns() -> list[Column[Any]]:
    """The relation's columns as the relation tells them, so that every engine has the same."""
    key = relation.COLUMNS[0].name
    return [
        Column(
            each.name, _TYPES[each.type], primary_key=each.name == key, nullable=each.is_nullable
        )
        for each in relation.COLUMNS
    ]


def launch_columns() -> list[Column[Any]]:
    """The relation's columns, and beyond them what more than one source needs."""
    return [
        *_relation_columns(),
        Column("source", Text, nullable=False),
        Column("source_id", Text, nullable=False, comment="its id at the source"),
        Column("launch_designator", Text, comment="as 2019-074; null where the source has none"),
        Column("scope", Text, nullable=False, comment="orbital, suborbital, pad_loss or unknown"),
        Column("launched_from_at", Moment, nullable=False),
        Column("launched_until_at", Moment, nullable=False, comment="excluded"),
        Column(
            "is_uncertain", Boolean, nullable=False, comment="the source itself doubts the time"
        ),
        # A number where engines differ on moments, and where Trino hands a condition down.
        Column("launched_epoch_s", BigInteger, nullable=False, comment="of launched_at"),
    ]


launches = Table(
    "launches",
    METADATA,
    *launch_columns(),
    UniqueConstraint("source", "source_id"),
    Index("ix_launches_source_launch_year", "source", "launch_year"),
    Index("ix_launches_source_launched_epoch_s", "source", "launched_epoch_s"),
    Index("ix_launches_launch_designator", "launch_designator"),
)
IS_INVENTED = launches.c.mission.like(literal_column(f"'{SYNTHETIC_MISSION}%'"))
"""A literal, for by it an index of those alone is found, which real sources leave empty."""
Index(
    "ix_launches_invented",
    launches.c.source,
    sqlite_where=IS_INVENTED,
    postgresql_where=IS_INVENTED,
)

spacex_launches = Table(
    "spacex_launches",
    METADATA,
    Column("launch_id", KEY, primary_key=True),
    Column("mission", Text, nullable=False),
    Column("launch_number", Integer, comment="the source's own count; not unique"),
    Column("is_upcoming", Boolean, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("is_lost_before_launch", Boolean, nullable=False),
    Column("launched_at", Moment, nullable=False, comment="where upcoming, as planned"),
    Column("launched_epoch_s", BigInteger, nullable=False),
    Column("launch_year", Integer, nullable=False),
    Column("time_precision", Text, nullable=False),
    Column("launched_from_at", Moment, nullable=False),
    Column("launched_until_at", Moment, nullable=False),
    Column("is_uncertain", Boolean, nullable=False),
    Column("static_fire_at", Moment),
    Column("static_fire_epoch_s", BigInteger),
    Column("window_s", Integer),
    Column("rocket_id", Text),
    Column("launchpad_id", Text),
    Column("failure_reason", Text),
    Index("ix_spacex_launches_outcome_launched_epoch_s", "outcome", "launched_epoch_s"),
    Index("ix_spacex_launches_rocket_id", "rocket_id"),
    Index("ix_spacex_launches_launchpad_id", "launchpad_id"),
)

payloads = Table(
    "payloads",
    METADATA,
    Column("payload_id", KEY, primary_key=True),
    Column("name", KEY, nullable=False),
    Column("kind", Text, comment="as Satellite or Dragon 2.0"),
    Column("launch_id", Text, comment="as the payload says; launch_payloads is what launches say"),
    Column("mass_kg", Double),
    Column("orbit", KEY, comment="as GTO or LEO"),
    Column("regime", Text),
    Column("reference_system", Text),
    Column("is_reused", Boolean),
    Column("customers", Text, comment="names, separated by semicolons"),
    Column("nationalities", Text, comment="names, separated by semicolons"),
    Column("manufacturers", Text, comment="names, separated by semicolons"),
    Column("inclination_deg", Double),
    Column("periapsis_km", Double),
    Column("apoapsis_km", Double),
    Column("period_min", Double),
    Column("lifespan_years", Double),
    Index("ix_payloads_launch_id", "launch_id"),
)

launch_payloads = Table(
    "launch_payloads",
    METADATA,
    Column("launch_id", KEY, primary_key=True),
    Column("payload_id", KEY, primary_key=True),
    Column("position", Integer, nullable=False, comment="from 1, in the launch's list"),
    Index("ix_launch_payloads_payload_id", "payload_id"),
)

launch_cores = Table(
    "launch_cores",
    METADATA,
    Column("launch_id", KEY, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("core_id", KEY, comment="null where none is assigned"),
    Column("use_number", Integer, comment="1 on the core's first launch"),
    Column("has_gridfins", Boolean),
    Column("has_legs", Boolean),
    Column("is_reused", Boolean),
    Column("is_landing_attempted", Boolean),
    Column("is_landed", Boolean),
    Column("landing_kind", Text, comment="ASDS, RTLS or Ocean"),
    Column("landpad_id", Text),
    Index("ix_launch_cores_core_id", "core_id"),
)

starlink = Table(
    "starlink",
    METADATA,
    Column("starlink_id", Text, primary_key=True),
    Column("launch_id", Text),
    Column("name", Text),
    Column("norad_id", Integer),
    Column("designator", Text, comment="as 2019-074AP"),
    Column("version", Text),
    Column("launched_on", Text, comment="YYYY-MM-DD"),
    Column("is_decayed", Boolean),
    Column("decayed_on", Text, comment="YYYY-MM-DD"),
    Column("epoch", Text, comment="of the elements, UTC"),
    Column("inclination_deg", Double),
    Column("eccentricity", Double),
    Column("mean_motion_per_day", Double),
    Column("raan_deg", Double),
    Column("argument_of_pericenter_deg", Double),
    Column("mean_anomaly_deg", Double),
    Column("periapsis_km", Double),
    Column("apoapsis_km", Double),
    Column("period_min", Double),
    Column("latitude_deg", Double),
    Column("longitude_deg", Double, comment="not trustworthy at the source"),
    Column("height_km", Double),
    Column("velocity_km_s", Double),
    Column("bstar_per_earth_radius", Double, comment="drag, for SGP4"),
    Index("ix_starlink_launch_id", "launch_id"),
)
