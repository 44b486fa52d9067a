"""What every drawing needs, loaded once in the worker, so that a forked horse starts with it.

One picture is enough: each of the others was measured to be as quick after it as when it is drawn
again. The map has most to load and to lay out. Called by `main`.
"""

from __future__ import annotations

import gc
from datetime import UTC, datetime

from spacelaunch.charts.picture import draw_png
from spacelaunch.domain.launch import SYNTHETIC_MISSION, Launch, Outcome, Sector, TimePrecision
from spacelaunch.domain.summary import Origin
from spacelaunch.jobs.program import program
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.geography import ANALYSIS
from spacelaunch.queries.summarise import summarise
from spacelaunch.relation.rows import launches_table

_LAUNCH = Launch(
    launch_id="1",
    provider="Nobody",
    sector=Sector.STATE,
    launched_at=datetime(2000, 1, 1, tzinfo=UTC),
    time_precision=TimePrecision.DAY,
    outcome=Outcome.SUCCESS,
    provider_country="France",
    pad="Nowhere, France",
    country="France",
    rocket="None",
    mission=SYNTHETIC_MISSION,
    is_rocket_active=None,
    cost_musd=None,
    record={},
)
_ORIGIN = Origin(
    version="none", source="nobody", is_synthetic=True, data_from=None, data_until=None
)


def warm_up() -> None:
    """Draw, and freeze what is in memory now.

    Frozen objects are left alone by the garbage collector, which would otherwise walk, and so
    copy, the parent's memory in every horse. It is not asked before, for all of this stays.
    """
    gc.disable()
    launches, params = launches_table([_LAUNCH]), ANALYSIS.parameters()
    with open_duckdb(launches=launches) as engine:
        draw_png(summarise(ANALYSIS, params, engine, _ORIGIN), params, {})
    program()
    gc.collect()
    gc.freeze()
    gc.enable()
