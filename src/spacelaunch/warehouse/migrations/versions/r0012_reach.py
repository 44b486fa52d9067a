"""What a change of a few launches is merged by: who has a designator, and who was invented."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "reach"
down_revision = "plans"

_IS_INVENTED = sa.text("mission LIKE 'Synthetic sample%'")


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_launches_launch_designator", "launches", ["launch_designator"])
    op.create_index(
        "ix_launches_invented",
        "launches",
        ["source"],
        sqlite_where=_IS_INVENTED,
        postgresql_where=_IS_INVENTED,
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("ix_launches_invented", "ix_launches_launch_designator"):
        op.drop_index(name, "launches")
