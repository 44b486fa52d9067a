"""Where satellites are, by CelesTrak."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import KEY

revision = "satellites"
down_revision = "drag"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "satellite_elements",
        sa.Column("satellite_id", KEY, nullable=False),
        sa.Column(
            "norad_id",
            sa.BigInteger(),
            nullable=False,
            comment="catalogue number, up to nine digits",
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("designator", sa.Text(), nullable=True, comment="as 2019-074AP"),
        sa.Column(
            "epoch", sa.Text(), nullable=False, comment="of the elements, UTC, to the microsecond"
        ),
        sa.Column("mean_motion_per_day", sa.Double(), nullable=False),
        sa.Column("eccentricity", sa.Double(), nullable=False),
        sa.Column("inclination_deg", sa.Double(), nullable=False),
        sa.Column("raan_deg", sa.Double(), nullable=False),
        sa.Column("argument_of_pericenter_deg", sa.Double(), nullable=False),
        sa.Column("mean_anomaly_deg", sa.Double(), nullable=False),
        sa.Column(
            "bstar", sa.Double(), nullable=False, comment="drag, in parts of an earth radius"
        ),
        sa.Column("mean_motion_dot", sa.Double(), nullable=False),
        sa.Column("mean_motion_ddot", sa.Double(), nullable=False),
        sa.Column("revolutions_count", sa.Integer(), nullable=True, comment="at the epoch"),
        sa.PrimaryKeyConstraint("satellite_id", name=op.f("pk_satellite_elements")),
    )


def downgrade() -> None:
    """Drop it with what it holds."""
    op.drop_table("satellite_elements")
