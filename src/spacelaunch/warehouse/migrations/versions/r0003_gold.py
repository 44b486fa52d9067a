"""Gold: one table for each standing question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import NUMBER, Moment

revision = "gold"
down_revision = "silver"


def upgrade() -> None:
    """Make the tables."""
    _make_cost_efficiency()
    _make_launch_aggregate_snapshots()
    _make_launch_aggregates()
    _make_launches_per_year()


def downgrade() -> None:
    """Drop them with what they hold."""
    op.drop_table("launches_per_year")
    op.drop_table("launch_aggregates")
    op.drop_table("launch_aggregate_snapshots")
    op.drop_table("cost_efficiency")


def _make_cost_efficiency() -> None:
    op.create_table(
        "cost_efficiency",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("rocket", sa.Text(), nullable=False),
        sa.Column("flown_count", sa.Integer(), nullable=False),
        sa.Column("orbital_count", sa.Integer(), nullable=False),
        sa.Column(
            "used_count", sa.Integer(), nullable=False, comment="launches with known cost and mass"
        ),
        sa.Column("total_cost_usd", sa.Double(), nullable=True),
        sa.Column("total_mass_kg", sa.Double(), nullable=True),
        sa.Column("cost_per_kg_usd", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("source", "rocket", name=op.f("pk_cost_efficiency")),
    )


def _make_launch_aggregate_snapshots() -> None:
    op.create_table(
        "launch_aggregate_snapshots",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("run_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="initial, incremental or manual"),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column(
            "added_count", sa.Integer(), nullable=False, comment="launches new since the one before"
        ),
        sa.Column("total_count", sa.Integer(), nullable=False),
        sa.Column("orbital_count", sa.Integer(), nullable=False),
        sa.Column("success_count", sa.Integer(), nullable=False),
        sa.Column("failure_count", sa.Integer(), nullable=False),
        sa.Column("unknown_count", sa.Integer(), nullable=False),
        sa.Column("success_pct", sa.Double(), nullable=True),
        sa.Column("mass_known_count", sa.Integer(), nullable=False),
        sa.Column("average_payload_mass_kg", sa.Double(), nullable=True),
        sa.Column("static_fire_count", sa.Integer(), nullable=False),
        sa.Column("average_static_fire_to_launch_h", sa.Double(), nullable=True),
        sa.Column("earliest_epoch_s", sa.BigInteger(), nullable=True),
        sa.Column("latest_epoch_s", sa.BigInteger(), nullable=True),
        sa.Column("pads_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "run_id", name=op.f("pk_launch_aggregate_snapshots")),
    )


def _make_launch_aggregates() -> None:
    op.create_table(
        "launch_aggregates",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("total_count", sa.Integer(), nullable=False),
        sa.Column("orbital_count", sa.Integer(), nullable=False),
        sa.Column("success_count", sa.Integer(), nullable=False),
        sa.Column("failure_count", sa.Integer(), nullable=False),
        sa.Column("unknown_count", sa.Integer(), nullable=False),
        sa.Column("success_pct", sa.Double(), nullable=True),
        sa.Column("mass_known_count", sa.Integer(), nullable=False),
        sa.Column("average_payload_mass_kg", sa.Double(), nullable=True),
        sa.Column("static_fire_count", sa.Integer(), nullable=False),
        sa.Column("average_static_fire_to_launch_h", sa.Double(), nullable=True),
        sa.Column("earliest_epoch_s", sa.BigInteger(), nullable=True),
        sa.Column("latest_epoch_s", sa.BigInteger(), nullable=True),
        sa.Column("pads_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_launch_aggregates")),
    )


def _make_launches_per_year() -> None:
    op.create_table(
        "launches_per_year",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("launch_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("flown_count", sa.Integer(), nullable=False),
        sa.Column("orbital_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "launch_year", name=op.f("pk_launches_per_year")),
    )
