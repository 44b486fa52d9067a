"""Silver of all sources together: each launch once, its members, and what they contradict.

`merged_launches` has the columns of `launches`, and stands in its place where `all` is asked for.
Written by `warehouse.members`, which forgets before what a change reaches, or all; only what a
person decided is kept.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import KEY, METADATA, Moment
from spacelaunch.warehouse.tables.silver import launch_columns

merged_launches = Table("merged_launches", METADATA, *launch_columns())

launch_members = Table(
    "launch_members",
    METADATA,
    Column("member_id", KEY, primary_key=True, comment="the launch's id in launches"),
    Column("launch_id", KEY, nullable=False, comment="of the one launch, in merged_launches"),
    Column("source", KEY, nullable=False),
    Column("source_id", Text, nullable=False, comment="its id at the source"),
    Column("because", Text, nullable=False, comment="first, designator, review, sure, misdated"),
    Column("score", Integer, comment="what speaks for it; null where nothing was weighed"),
    Column("gap_s", BigInteger, comment="between its time and the first member's"),
    # What this source says, whoever is believed.
    Column("launched_at", Moment, nullable=False),
    Column("time_precision", Text, nullable=False),
    Column("launch_designator", Text),
    Column("provider", Text, nullable=False),
    Column("provider_country", Text),
    Column("sector", Text, nullable=False),
    Column("pad", Text),
    Column("country", Text),
    Column("rocket", Text),
    Column("mission", Text),
    Column("outcome", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("cost_musd", Double),
    Index("ix_launch_members_launch_id", "launch_id"),
)

launch_conflicts = Table(
    "launch_conflicts",
    METADATA,
    Column("launch_id", KEY, primary_key=True),
    Column("field", KEY, primary_key=True, comment="launched_at, outcome, country or sector"),
    Column("source", KEY, primary_key=True),
    Column("value", Text, nullable=False, comment="as the source has it"),
    Column("is_taken", Boolean, nullable=False, comment="whether it is the one that counts"),
)

launch_doubts = Table(
    "launch_doubts",
    METADATA,
    Column("member_id", KEY, primary_key=True, comment="in launch_members"),
    Column("other_id", KEY, primary_key=True, comment="a member of another launch"),
    Column("score", Integer, nullable=False),
    Column("gap_s", BigInteger, nullable=False),
)

reviewed_pairs = Table(
    "reviewed_pairs",
    METADATA,
    Column("here_id", KEY, primary_key=True),
    Column("there_id", KEY, primary_key=True),
    Column("is_same", Boolean, nullable=False, comment="what a person decided; it is obeyed"),
)
