"""Bronze: every document whole as it was received, its changes, what was refused, how far we are.

A document is keyed by the source, the source's resource and its id there. Written by
`warehouse.bronze`.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import DOCUMENT, KEY, METADATA, NUMBER, Moment

documents = Table(
    "documents",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("resource", Text, primary_key=True),
    Column("document_id", KEY, primary_key=True),
    Column("content_hash", Text, nullable=False, comment="of the document with its keys sorted"),
    Column("document", DOCUMENT, nullable=False),
    Column("run_id", NUMBER, nullable=False, comment="the run that saw it new or changed last"),
    Column("learned_at", Moment, nullable=False, comment="when that run received it"),
    Column("gone_at", Moment, comment="when a full reading did not find it any more"),
    # What a build has not seen yet is found by the run that brought it. By nothing before that: an
    # index that began with the source would be taken, while the table fills, for its key.
    Index("ix_documents_run_id", "run_id"),
)

changes = Table(
    "changes",
    METADATA,
    Column("change_id", NUMBER, primary_key=True),
    Column("source", Text, nullable=False),
    Column("resource", Text, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("field", Text, nullable=False, comment="path of the value, as links.patch.small"),
    Column("value_before", Text, comment="as JSON; null where the field was absent"),
    Column("value_after", Text, comment="as JSON; null where the field is absent now"),
    Column("learned_at", Moment, nullable=False),
    Column("run_id", NUMBER, nullable=False),
    Index("ix_changes_source_resource_document_id", "source", "resource", "document_id"),
)

quarantine = Table(
    "quarantine",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("resource", Text, primary_key=True),
    Column("content_hash", Text, primary_key=True),
    Column("document_id", Text, comment="null where it has none that can be read"),
    Column("document", Text, nullable=False, comment="whole, as JSON text: it may not fit JSONB"),
    Column("reason", Text, nullable=False),
    Column("rejected_at", Moment, nullable=False),
    Column("run_id", NUMBER, nullable=False),
    Column("resolved_at", Moment, comment="when a readable document of that id came"),
)

watermarks = Table(
    "watermarks",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("resource", Text, primary_key=True),
    Column("read_until_at", Moment, comment="newest moment of what has happened; never upcoming"),
    Column("swept_until_at", Moment, comment="how far the slow second look has come"),
    Column("tag", Text, comment="the source's ETag of the state that was read to its end"),
    Column("run_id", NUMBER, nullable=False, comment="the run that moved it last"),
)

kept_pages = Table(
    "kept_pages",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("resource", Text, primary_key=True),
    Column("digest", Text, primary_key=True, comment="of what arrived: to keep it changes nothing"),
    Column("documents_count", Integer, nullable=False),
)
