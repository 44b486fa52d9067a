"""A worker loads what drawings need before it forks one, and no more."""

import gc
import json
import subprocess
import sys

import pytest

from spacelaunch.worker.warm_up import warm_up

# Draws every analysis of the data set after the warm-up; says what was loaded before and only then.
DRAWS_ALL = """\
import json, sys
from spacelaunch.charts.picture import draw_png
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.relation.rows import launches_table
from spacelaunch.worker import main
from spacelaunch.worker.warm_up import _LAUNCH, _ORIGIN, warm_up

warm_up()
before = {*sys.modules}
launches = launches_table([_LAUNCH])
with open_duckdb(launches=launches) as engine:
    for analysis in ANALYSES.values():
        params = analysis.parameters()
        draw_png(summarise(analysis, params, engine, _ORIGIN), params, {})
print(json.dumps([[*before], [*{*sys.modules} - before]]))
"""


@pytest.fixture
def unfrozen():
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("unfrozen")
def test_what_is_loaded_is_frozen():
    warm_up()
    assert gc.get_freeze_count() > 10_000


def test_no_drawing_loads_anything_more_and_nothing_is_loaded_for_nothing():
    ran = subprocess.run([sys.executable, "-c", DRAWS_ALL], capture_output=True, check=True)
    before, later = json.loads(ran.stdout)
    assert later == []
    assert "matplotlib.figure" in before
    assert {"flask", "sqlalchemy"}.isdisjoint(before)
