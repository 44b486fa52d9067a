"""The launches of a source in the warehouse, as rows of the relation; to be held against GCAT's.

Called by `catalogue`, and by who reconciles.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa

from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.pairing.side import DESIGNATOR


def read_source(engine: Engine) -> pa.Table:
    """All those of a session with the warehouse."""
    rows = [dict(row) for row in engine.fetch(read_sql("silver/reconciled"), {})]
    for row in rows:
        row["launched_at"] = datetime.fromtimestamp(row.pop("launched_epoch_s"), UTC)
        if row["is_rocket_active"] is not None:
            row["is_rocket_active"] = bool(row["is_rocket_active"])
    schema = SCHEMA.append(pa.field(DESIGNATOR, pa.string()))
    return pa.Table.from_pylist(rows, schema=schema)
