"""Order: what queries order by is in the order of its code points, on PostgreSQL too.

In a database of a language, equal launches stood in another order than on every other engine, and
where a list was cut, it was cut elsewhere.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "order"
down_revision = "gold"

_COLUMNS = {
    "launches": (
        "launch_id", "provider", "provider_country", "sector", "pad", "country", "rocket",
        "mission", "outcome", "time_precision",
    ),
    "spacex_launches": ("launch_id",),
    "payloads": ("payload_id", "name", "orbit"),
    "launch_payloads": ("launch_id", "payload_id"),
    "launch_cores": ("launch_id", "core_id"),
    "cores": ("core_id", "serial"),
}  # fmt: skip


def upgrade() -> None:
    """Order by code points."""
    _order("C")


def downgrade() -> None:
    """Order as the database does."""
    _order("default")


def _order(collation: str) -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.alter_column(table, column, type_=sa.Text(collation=collation))
