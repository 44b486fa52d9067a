"""The calls to sources that count them, kept over restarts. Written by `call_ledger`."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import METADATA, NUMBER

calls = Table(
    "calls",
    METADATA,
    Column("call_id", NUMBER, primary_key=True),
    Column("source", Text, nullable=False),
    Column("called_epoch_s", NUMBER, nullable=False),
    Index("ix_calls_source_called_epoch_s", "source", "called_epoch_s"),
)

call_budgets = Table(
    "call_budgets",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("calls_count", Integer, comment="so many calls in a window, as the source said last"),
    Column("window_s", Integer, comment="null where it has not said"),
    Column("paused_until_epoch_s", NUMBER, comment="the source has asked for this"),
    Column("documents_left_count", Integer, comment="what was not read yet, when last asked"),
)
