"""Silver of Launch Library: every launch that it tells of, those too that are only planned.

Filled by the source `launch-library`; what has flown is a row of `launches` besides. The plans that
there were of a launch are made by `pipeline.plans`, of what bronze kept.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import KEY, METADATA, Moment

launch_library_launches = Table(
    "launch_library_launches",
    METADATA,
    Column("launch_id", KEY, primary_key=True),
    Column("name", Text, nullable=False, comment="as Falcon 9 Block 5 | Starlink Group 6-79"),
    Column("mission", Text),
    Column("rocket", Text),
    Column("provider", KEY),
    Column("pad", Text),
    Column("country", Text),
    Column("latitude_deg", Double, comment="of the pad"),
    Column("longitude_deg", Double, comment="of the pad"),
    Column("orbit", Text, comment="as LEO"),
    Column("status", Text, nullable=False, comment="as Go, TBD, Success"),
    Column("is_upcoming", Boolean, nullable=False),
    Column("launch_designator", Text),
    Column("net", Text, nullable=False, comment="no earlier than, as the source writes it"),
    Column("net_precision", Text, comment="as MIN or Q3; null where the source does not say"),
    Column("net_epoch_s", BigInteger, nullable=False),
    Column("launched_from_at", Moment, comment="null where the precision is"),
    Column("launched_until_at", Moment, comment="excluded"),
    Column("until_epoch_s", BigInteger, nullable=False, comment="by then it has flown, as planned"),
    Column("window_from_at", Moment),
    Column("window_until_at", Moment),
    Column("last_updated", Text, nullable=False, comment="as the source writes it"),
    Index("ix_launch_library_launches_until_epoch_s", "until_epoch_s"),
)

launch_plans = Table(
    "launch_plans",
    METADATA,
    Column("launch_id", KEY, primary_key=True),
    Column("plan_number", Integer, primary_key=True, autoincrement=False, comment="1 the oldest"),
    Column("net", Text, nullable=False, comment="no earlier than, as the source wrote it"),
    Column("from_epoch_s", BigInteger, comment="null where the precision was not said"),
    Column("until_epoch_s", BigInteger, comment="excluded"),
    Column("learned_epoch_s", BigInteger, comment="when a run heard of it; null of the oldest"),
    Column(
        "move",
        KEY,
        comment="what became of the plan before, as slip; null where net is the same",
    ),
    Column(
        "ahead_s",
        BigInteger,
        comment="from when a run heard of it to the end of the time planned until then",
    ),
    Column(
        "is_foreseen",
        Boolean,
        nullable=False,
        comment="whether a run heard of the launch before it flew",
    ),
)
