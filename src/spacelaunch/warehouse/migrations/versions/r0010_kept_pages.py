"""Pages that are known by what arrived, and triggers that forget them, whoever it is that writes.

Who makes `documents` or `quarantine` anew, as SQLite's batches do, has to make their triggers, too.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.statements.read import read_text

revision = "kept_pages"
down_revision = "members"

# What makes a page that was kept one that may say something new; an added document does not.
_WRITTEN = (
    ("documents", "update"),
    ("documents", "delete"),
    ("documents", "truncate"),
    ("quarantine", "insert"),
    ("quarantine", "update"),
)


def upgrade() -> None:
    """Make the table and its triggers."""
    op.create_table(
        "kept_pages",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column(
            "digest",
            sa.Text(),
            nullable=False,
            comment="of what arrived: to keep it changes nothing",
        ),
        sa.Column("documents_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "resource", "digest", name=op.f("pk_kept_pages")),
    )
    if _is_postgresql():
        op.execute(read_text("forget_pages"))
    for table, event in _events():
        op.execute(_trigger(table, event))


def downgrade() -> None:
    """Drop them."""
    for table, event in _events():
        on_table = f" on {table}" if _is_postgresql() else ""
        op.execute(f"drop trigger {table}_{event}_forgets_pages{on_table}")
    if _is_postgresql():
        op.execute("drop function forget_kept_pages()")
    op.drop_table("kept_pages")


def _is_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def _events() -> list[tuple[str, str]]:
    """SQLite has no truncate: it deletes row by row where there are triggers."""
    return [each for each in _WRITTEN if each[1] != "truncate" or _is_postgresql()]


def _trigger(table: str, event: str) -> str:
    if _is_postgresql():
        each = "statement" if event == "truncate" else "row"
        return read_text("forget_pages_on_postgresql").format(table=table, event=event, each=each)
    row = "new" if event == "insert" else "old"
    return read_text("forget_pages_on_sqlite").format(table=table, event=event, row=row)
