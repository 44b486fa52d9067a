"""Writes what a warehouse answers into a folder: the numbers as CSV, the chart as PNG.

Used by `demo-pipeline`.
"""

from __future__ import annotations

from pathlib import Path

from spacelaunch.charts.picture import draw_png
from spacelaunch.cli.rows import write_csv
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.warehouse import summarise_build


def write_answer(engine: Engine, name: str, source: str, folder: Path) -> str:
    """Both files of a query, with its defaults; gives what it found, in a sentence."""
    analysis = find_analysis(name)
    params = analysis.parameters()
    summary = summarise_build(analysis, params, engine, source)
    names = [column.name for column in summary.columns]
    lines = write_csv(names, summary.records)
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    carried = {"Data version": summary.origin.version, "Source": summary.origin.source}
    (folder / f"{name}.png").write_bytes(draw_png(summary, params, carried))
    return summary.finding
