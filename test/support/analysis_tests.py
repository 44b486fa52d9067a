"""The tests that an analysis brings with it, found by its name, and asking over made launches.

`test/unit/queries/test_<name>.py` holds `SENTENCES`, which read its findings, and `expect`, which
counts anew. So what runs over all analyses finds a new one without being told.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claims import Check
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.relation.rows import launches_table

AnySummary = Summary[Any, Any]

FOLDER = Path(__file__).parents[1] / "unit" / "queries"
ORIGIN = Origin("0123456789abcdef", "test", is_synthetic=False, data_from=None, data_until=None)


@dataclass(frozen=True)
class AnalysisTests:
    """What every analysis' test must have."""

    sentences: Mapping[str, Check]
    """A reader for each form of its finding, with what holds it against the rows."""
    expect: Callable[[Sequence[Flight], Mapping[str, Any], Data], Expected]
    """The answer, counted from the flights selected, the question and all of the data."""


@cache
def find_tests(name: str) -> AnalysisTests:
    """Those of an analysis; an AttributeError names what its test lacks."""
    path = FOLDER / f"test_{name.replace('-', '_')}.py"
    spec = importlib.util.spec_from_file_location(f"brought_by_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return AnalysisTests(module.SENTENCES, module.expect)


def ask(name: str, launches: Sequence[Launch], **given: object) -> AnySummary:
    """The summary of an analysis over these launches."""
    params = read_parameters(ANALYSES[name].parameters, given)
    with open_duckdb(launches=launches_table(launches)) as engine:
        return summarise(ANALYSES[name], params, engine, ORIGIN)


def rows_of(summary: AnySummary) -> list[dict[str, Any]]:
    """Its rows by their columns."""
    return [asdict(row) for row in summary.rows]


def answer_of(summary: AnySummary) -> Expected:
    """What was answered, in the form of what is expected."""
    findings = {} if summary.findings is None else asdict(summary.findings)
    return Expected(rows_of(summary), summary.rows_used, summary.rows_missing, findings)
