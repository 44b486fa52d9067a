"""Runs and bronze: what was received, what became of it, and who did it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import DOCUMENT, KEY, NUMBER, Moment

revision = "bronze"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _make_builds()
    _make_changes()
    _make_documents()
    _make_quarantine()
    _make_run_steps()
    _make_runs()
    _make_watermarks()


def downgrade() -> None:
    """Drop them with what they hold."""
    op.drop_table("watermarks")
    op.drop_table("quarantine")
    op.drop_table("changes")
    op.drop_table("documents")
    op.drop_table("builds")
    op.drop_table("run_steps")
    op.drop_table("runs")


def _make_builds() -> None:
    op.create_table(
        "builds",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column(
            "run_id", NUMBER, nullable=False, comment="silver holds all documents up to this run"
        ),
        sa.Column("version", sa.Text(), nullable=False, comment="names what silver and gold hold"),
        sa.Column("built_at", Moment(), nullable=False),
        sa.Column(
            "rules",
            sa.Integer(),
            nullable=False,
            comment="edition of the program's reading of bronze",
        ),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_builds")),
    )


def _make_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("change_id", NUMBER, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column(
            "field", sa.Text(), nullable=False, comment="path of the value, as links.patch.small"
        ),
        sa.Column(
            "value_before",
            sa.Text(),
            nullable=True,
            comment="as JSON; null where the field was absent",
        ),
        sa.Column(
            "value_after",
            sa.Text(),
            nullable=True,
            comment="as JSON; null where the field is absent now",
        ),
        sa.Column("learned_at", Moment(), nullable=False),
        sa.Column("run_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_changes")),
    )
    op.create_index(
        "ix_changes_source_resource_document_id",
        "changes",
        ["source", "resource", "document_id"],
        unique=False,
    )


def _make_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column(
            "content_hash",
            sa.Text(),
            nullable=False,
            comment="of the document with its keys sorted",
        ),
        sa.Column("document", DOCUMENT, nullable=False),
        sa.Column(
            "run_id", NUMBER, nullable=False, comment="the run that saw it new or changed last"
        ),
        sa.Column("learned_at", Moment(), nullable=False, comment="when that run received it"),
        sa.Column(
            "gone_at",
            Moment(),
            nullable=True,
            comment="when a full reading did not find it any more",
        ),
        sa.PrimaryKeyConstraint("source", "resource", "document_id", name=op.f("pk_documents")),
    )
    op.create_index("ix_documents_run_id", "documents", ["run_id"], unique=False)


def _make_quarantine() -> None:
    op.create_table(
        "quarantine",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column(
            "document_id",
            sa.Text(),
            nullable=True,
            comment="null where it has none that can be read",
        ),
        sa.Column(
            "document",
            sa.Text(),
            nullable=False,
            comment="whole, as JSON text: it may not fit JSONB",
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rejected_at", Moment(), nullable=False),
        sa.Column("run_id", NUMBER, nullable=False),
        sa.Column(
            "resolved_at",
            Moment(),
            nullable=True,
            comment="when a readable document of that id came",
        ),
        sa.PrimaryKeyConstraint("source", "resource", "content_hash", name=op.f("pk_quarantine")),
    )


def _make_run_steps() -> None:
    op.create_table(
        "run_steps",
        sa.Column("run_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("step", sa.Text(), nullable=False, comment="land, build, check or gold"),
        sa.Column(
            "resource", sa.Text(), nullable=False, comment="a resource, a check, or * for all"
        ),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_written", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_rejected", sa.Integer(), nullable=False),
        sa.Column("api_calls", sa.Integer(), nullable=False),
        sa.Column("duration_s", sa.Double(), nullable=False),
        sa.Column("finished_at", Moment(), nullable=False),
        sa.Column(
            "note",
            sa.Text(),
            nullable=True,
            comment="what a person should know, as a reference that leads nowhere",
        ),
        sa.PrimaryKeyConstraint("run_id", "step", "resource", name=op.f("pk_run_steps")),
    )


def _make_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("run_id", NUMBER, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="initial, incremental or manual"),
        sa.Column(
            "status", sa.Text(), nullable=False, comment="running, succeeded, failed or interrupted"
        ),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_runs")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_runs_source_run_id", "runs", ["source", "run_id"], unique=False)


def _make_watermarks() -> None:
    op.create_table(
        "watermarks",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column(
            "read_until_at",
            Moment(),
            nullable=True,
            comment="newest moment of what has happened; never upcoming",
        ),
        sa.Column(
            "swept_until_at",
            Moment(),
            nullable=True,
            comment="how far the slow second look has come",
        ),
        sa.Column(
            "tag",
            sa.Text(),
            nullable=True,
            comment="the source's ETag of the state that was read to its end",
        ),
        sa.Column("run_id", NUMBER, nullable=False, comment="the run that moved it last"),
        sa.PrimaryKeyConstraint("source", "resource", name=op.f("pk_watermarks")),
    )
