"""The runs of the pipeline and what each of their steps did. Written by `warehouse.runs`."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import METADATA, NUMBER, Moment

runs = Table(
    "runs",
    METADATA,
    Column("run_id", NUMBER, primary_key=True),
    Column("source", Text, nullable=False),
    Column("kind", Text, nullable=False, comment="initial, incremental or manual"),
    Column("status", Text, nullable=False, comment="running, succeeded, failed or interrupted"),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("error", Text),
    Index("ix_runs_source_run_id", "source", "run_id"),
    sqlite_autoincrement=True,
)

run_steps = Table(
    "run_steps",
    METADATA,
    Column("run_id", NUMBER, primary_key=True, autoincrement=False),
    Column("step", Text, primary_key=True, comment="land, build, check, gold or merge"),
    Column("resource", Text, primary_key=True, comment="a resource, a check, or * for all"),
    Column("rows_read", Integer, nullable=False),
    Column("rows_written", Integer, nullable=False),
    Column("rows_changed", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column("api_calls", Integer, nullable=False),
    Column("duration_s", Double, nullable=False),
    Column("finished_at", Moment, nullable=False),
    Column("note", Text, comment="what a person should know, as a reference that leads nowhere"),
)

builds = Table(
    "builds",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("run_id", NUMBER, nullable=False, comment="silver holds all documents up to this run"),
    Column("version", Text, nullable=False, comment="names what silver and gold hold"),
    Column("built_at", Moment, nullable=False),
    Column("rules", Integer, nullable=False, comment="edition of the program's reading of bronze"),
)
