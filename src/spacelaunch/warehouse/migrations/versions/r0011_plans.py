"""Every plan that there was of a launch, and what became of the one before it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import KEY

revision = "plans"
down_revision = "kept_pages"


def upgrade() -> None:
    """Make the table; the next run fills it, since silver has other rules now."""
    op.create_table(
        "launch_plans",
        sa.Column("launch_id", KEY, nullable=False),
        sa.Column(
            "plan_number", sa.Integer(), autoincrement=False, nullable=False, comment="1 the oldest"
        ),
        sa.Column(
            "net", sa.Text(), nullable=False, comment="no earlier than, as the source wrote it"
        ),
        sa.Column("from_epoch_s", sa.BigInteger(), comment="null where the precision was not said"),
        sa.Column("until_epoch_s", sa.BigInteger(), comment="excluded"),
        sa.Column(
            "learned_epoch_s",
            sa.BigInteger(),
            comment="when a run heard of it; null of the oldest",
        ),
        sa.Column(
            "move",
            KEY,
            comment="what became of the plan before, as slip; null where net is the same",
        ),
        sa.Column(
            "ahead_s",
            sa.BigInteger(),
            comment="from when a run heard of it to the end of the time planned until then",
        ),
        sa.Column(
            "is_foreseen",
            sa.Boolean(),
            nullable=False,
            comment="whether a run heard of the launch before it flew",
        ),
        sa.PrimaryKeyConstraint("launch_id", "plan_number", name=op.f("pk_launch_plans")),
    )


def downgrade() -> None:
    """Drop it; all of it is made from bronze."""
    op.drop_table("launch_plans")
