"""Calls that a source counts, and the launches of one that does: Launch Library."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import KEY, NUMBER, Moment

revision = "calls"
down_revision = "order"


def upgrade() -> None:
    """Make the tables."""
    _make_calls()
    _make_call_budgets()
    _make_launch_library_launches()


def downgrade() -> None:
    """Drop them with what they hold."""
    op.drop_table("launch_library_launches")
    op.drop_table("call_budgets")
    op.drop_table("calls")


def _make_calls() -> None:
    op.create_table(
        "calls",
        sa.Column("call_id", NUMBER, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("called_epoch_s", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_calls")),
    )
    op.create_index("ix_calls_source_called_epoch_s", "calls", ["source", "called_epoch_s"])


def _make_call_budgets() -> None:
    op.create_table(
        "call_budgets",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column(
            "calls_count",
            sa.Integer(),
            nullable=True,
            comment="so many calls in a window, as the source said last",
        ),
        sa.Column("window_s", sa.Integer(), nullable=True, comment="null where it has not said"),
        sa.Column(
            "paused_until_epoch_s", NUMBER, nullable=True, comment="the source has asked for this"
        ),
        sa.Column(
            "documents_left_count",
            sa.Integer(),
            nullable=True,
            comment="what was not read yet, when last asked",
        ),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_call_budgets")),
    )


def _make_launch_library_launches() -> None:
    table = "launch_library_launches"
    op.create_table(
        table,
        sa.Column("launch_id", KEY, nullable=False),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="as Falcon 9 Block 5 | Starlink Group 6-79"
        ),
        sa.Column("mission", sa.Text(), nullable=True),
        sa.Column("rocket", sa.Text(), nullable=True),
        sa.Column("provider", KEY, nullable=True),
        sa.Column("pad", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("latitude_deg", sa.Double(), nullable=True, comment="of the pad"),
        sa.Column("longitude_deg", sa.Double(), nullable=True, comment="of the pad"),
        sa.Column("orbit", sa.Text(), nullable=True, comment="as LEO"),
        sa.Column("status", sa.Text(), nullable=False, comment="as Go, TBD, Success"),
        sa.Column("is_upcoming", sa.Boolean(), nullable=False),
        sa.Column("launch_designator", sa.Text(), nullable=True),
        sa.Column(
            "net", sa.Text(), nullable=False, comment="no earlier than, as the source writes it"
        ),
        sa.Column(
            "net_precision",
            sa.Text(),
            nullable=True,
            comment="as MIN or Q3; null where the source does not say",
        ),
        sa.Column("net_epoch_s", sa.BigInteger(), nullable=False),
        sa.Column(
            "launched_from_at", Moment(), nullable=True, comment="null where the precision is"
        ),
        sa.Column("launched_until_at", Moment(), nullable=True, comment="excluded"),
        sa.Column(
            "until_epoch_s",
            sa.BigInteger(),
            nullable=False,
            comment="by then it has flown, as planned",
        ),
        sa.Column("window_from_at", Moment(), nullable=True),
        sa.Column("window_until_at", Moment(), nullable=True),
        sa.Column("last_updated", sa.Text(), nullable=False, comment="as the source writes it"),
        sa.PrimaryKeyConstraint("launch_id", name=op.f("pk_launch_library_launches")),
    )
    op.create_index("ix_launch_library_launches_until_epoch_s", table, ["until_epoch_s"])
