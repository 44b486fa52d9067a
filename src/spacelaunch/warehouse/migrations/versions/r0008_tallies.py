"""Tallies: sums from which gold is made, so that a run need not look at all launches.

They are empty here; the next build reads all of bronze anew and fills them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import KEY

revision = "tallies"
down_revision = "satellites"

_SUMS = {
    "total_count": None,
    "orbital_count": None,
    "success_count": None,
    "failure_count": None,
    "unknown_count": None,
    "mass_known_count": "launches of which all on board has a known mass",
    "mass_g": None,
    "static_fire_count": None,
    "waited_s": "from static fire to launch",
    "used_count": "launches of which cost and mass are known",
    "used_cost_usd": None,
    "used_mass_g": None,
}
# By what a build looks for the neighbours of what is new to it.
_INDEXES = {
    "launches": ("source", "launched_epoch_s"),
    "payloads": ("launch_id",),
    "starlink": ("launch_id",),
}


def upgrade() -> None:
    """Make the tables, and the indexes that a build goes by."""
    _make_launch_tallies()
    _make_finding_tallies()
    for table, columns in _INDEXES.items():
        op.create_index(_index_name(table, columns), table, [*columns])


def downgrade() -> None:
    """Drop them; the program before counts all launches each time."""
    for table, columns in _INDEXES.items():
        op.drop_index(_index_name(table, columns), table)
    op.drop_table("finding_tallies")
    op.drop_table("launch_tallies")


def _index_name(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"


def _make_launch_tallies() -> None:
    op.create_table(
        "launch_tallies",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("grain", sa.Text(), nullable=False, comment="all, rocket, pad or year"),
        sa.Column(
            "member", KEY, nullable=False, comment="which rocket, pad or year; empty for all"
        ),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False, comment=said)
            for name, said in _SUMS.items()
        ),
        sa.PrimaryKeyConstraint("source", "grain", "member", name=op.f("pk_launch_tallies")),
    )


def _make_finding_tallies() -> None:
    op.create_table(
        "finding_tallies",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False, comment="as nulls, or launch to rocket"),
        sa.Column("found_count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", "finding", name=op.f("pk_finding_tallies")),
    )
