"""Drag: of each satellite the term by which SGP4 lets it sink.

Without it a place is wrong by hundreds of kilometres after two weeks. It stands in the documents
that are there; the next build reads them anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "drag"
down_revision = "calls"


def upgrade() -> None:
    """Make room for it."""
    op.add_column(
        "starlink", sa.Column("bstar_per_earth_radius", sa.Double(), comment="drag, for SGP4")
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_column("starlink", "bstar_per_earth_radius")
