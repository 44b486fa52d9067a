"""The answers of the warehouse's questions, over a small world with all that is rare in it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from analysis_tests import AnySummary
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from warehouse_questions import ORIGIN, fill_oddly, opened
from warehouses import Warehouses


@pytest.fixture(scope="session")
def summaries(warehouses: Warehouses) -> Mapping[str, AnySummary]:
    engine = open_engine(warehouses.filled("sqlite", fill_oddly))
    with opened(open_sql_engine, engine) as sessions:
        found = {
            name: summarise(analysis, analysis.parameters(), sessions[str(analysis.source)], ORIGIN)
            for name, analysis in SILVER_ANALYSES.items()
        }
    engine.dispose()
    return found
