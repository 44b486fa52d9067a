"""One launch from many sources: each once, with its members and what they contradict."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import KEY, Moment

revision = "members"
down_revision = "tallies"


def upgrade() -> None:
    """Make the tables."""
    _make_merged_launches()
    _make_launch_members()
    _make_launch_conflicts()
    _make_launch_doubts()
    _make_reviewed_pairs()
    _describe_steps("land, build, check, gold or merge")


def downgrade() -> None:
    """Drop them with what they hold."""
    _describe_steps("land, build, check or gold")
    op.drop_table("reviewed_pairs")
    op.drop_table("launch_doubts")
    op.drop_table("launch_conflicts")
    op.drop_table("launch_members")
    op.drop_table("merged_launches")


def _make_merged_launches() -> None:
    op.create_table(
        "merged_launches",
        sa.Column("launch_id", KEY, nullable=False),
        sa.Column("provider", KEY, nullable=False),
        sa.Column("provider_country", KEY),
        sa.Column("sector", KEY, nullable=False),
        sa.Column("pad", KEY),
        sa.Column("country", KEY),
        sa.Column("rocket", KEY),
        sa.Column("mission", KEY),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("is_rocket_active", sa.Boolean()),
        sa.Column("cost_musd", sa.Double()),
        sa.Column("launched_at", Moment(), nullable=False),
        sa.Column("launch_year", sa.Integer(), nullable=False),
        sa.Column("time_precision", KEY, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its id at the source"),
        sa.Column(
            "launch_designator", sa.Text(), comment="as 2019-074; null where the source has none"
        ),
        sa.Column(
            "scope", sa.Text(), nullable=False, comment="orbital, suborbital, pad_loss or unknown"
        ),
        sa.Column("launched_from_at", Moment(), nullable=False),
        sa.Column("launched_until_at", Moment(), nullable=False, comment="excluded"),
        sa.Column(
            "is_uncertain",
            sa.Boolean(),
            nullable=False,
            comment="the source itself doubts the time",
        ),
        sa.Column("launched_epoch_s", sa.BigInteger(), nullable=False, comment="of launched_at"),
        sa.PrimaryKeyConstraint("launch_id", name=op.f("pk_merged_launches")),
    )


def _make_launch_members() -> None:
    op.create_table(
        "launch_members",
        sa.Column("member_id", KEY, nullable=False, comment="the launch's id in launches"),
        sa.Column(
            "launch_id", KEY, nullable=False, comment="of the one launch, in merged_launches"
        ),
        sa.Column("source", KEY, nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its id at the source"),
        sa.Column(
            "because",
            sa.Text(),
            nullable=False,
            comment="first, designator, review, sure, misdated",
        ),
        sa.Column(
            "score", sa.Integer(), comment="what speaks for it; null where nothing was weighed"
        ),
        sa.Column("gap_s", sa.BigInteger(), comment="between its time and the first member's"),
        sa.Column("launched_at", Moment(), nullable=False),
        sa.Column("time_precision", sa.Text(), nullable=False),
        sa.Column("launch_designator", sa.Text()),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_country", sa.Text()),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("pad", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("rocket", sa.Text()),
        sa.Column("mission", sa.Text()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("cost_musd", sa.Double()),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_launch_members")),
    )
    op.create_index("ix_launch_members_launch_id", "launch_members", ["launch_id"])


def _make_launch_conflicts() -> None:
    op.create_table(
        "launch_conflicts",
        sa.Column("launch_id", KEY, nullable=False),
        sa.Column("field", KEY, nullable=False, comment="launched_at, outcome, country or sector"),
        sa.Column("source", KEY, nullable=False),
        sa.Column("value", sa.Text(), nullable=False, comment="as the source has it"),
        sa.Column(
            "is_taken", sa.Boolean(), nullable=False, comment="whether it is the one that counts"
        ),
        sa.PrimaryKeyConstraint("launch_id", "field", "source", name=op.f("pk_launch_conflicts")),
    )


def _make_launch_doubts() -> None:
    op.create_table(
        "launch_doubts",
        sa.Column("member_id", KEY, nullable=False, comment="in launch_members"),
        sa.Column("other_id", KEY, nullable=False, comment="a member of another launch"),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("gap_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "other_id", name=op.f("pk_launch_doubts")),
    )


def _make_reviewed_pairs() -> None:
    op.create_table(
        "reviewed_pairs",
        sa.Column("here_id", KEY, nullable=False),
        sa.Column("there_id", KEY, nullable=False),
        sa.Column(
            "is_same", sa.Boolean(), nullable=False, comment="what a person decided; it is obeyed"
        ),
        sa.PrimaryKeyConstraint("here_id", "there_id", name=op.f("pk_reviewed_pairs")),
    )


def _describe_steps(text: str) -> None:
    # SQLite keeps no comments.
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("run_steps", "step", comment=text)
