"""Tables as CSV. Called by whatever can be had as such."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from spacelaunch.sources.formulas import quoted


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV (RFC 4180), safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_harmless(row[name]) for name in names])
    return buffer.getvalue()


def _harmless(value: object) -> object:
    return quoted(value) if isinstance(value, str) else value
