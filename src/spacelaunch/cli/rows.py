"""Rows of a query as text: a table for people, CSV and JSON for programs. Used by `query`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import orjson

from spacelaunch.queries.engine import Answer

Rows = Sequence[Answer]


def write_table(names: Sequence[str], rows: Rows) -> list[str]:
    """A line for the names, one of dashes, one for each row; numbers stand at the right."""
    cells = [[_cell(row[name]) for name in names] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    is_text = [any(isinstance(row[name], str) for row in rows) for name in names]
    lines = [[*names], ["-" * width for width in widths], *cells]
    return [_line(line, widths, is_text) for line in lines]


def write_csv(names: Sequence[str], rows: Rows) -> list[str]:
    """RFC 4180 but for its line ends; nothing stands for what is not known."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in rows)
    return [stream.getvalue().removesuffix("\n")]


def write_json(names: Sequence[str], rows: Rows) -> list[str]:
    """An array of objects."""
    found = [{name: row[name] for name in names} for row in rows]
    return [orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()]


def _line(cells: Sequence[str], widths: Sequence[int], is_text: Sequence[bool]) -> str:
    padded = [
        f"{cell:<{width}}" if text else f"{cell:>{width}}"
        for cell, width, text in zip(cells, widths, is_text, strict=True)
    ]
    return "  ".join(padded).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


FORMATS: dict[str, Callable[[Sequence[str], Rows], list[str]]] = {
    "table": write_table,
    "csv": write_csv,
    "json": write_json,
}
