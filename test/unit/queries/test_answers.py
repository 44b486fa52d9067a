"""What an engine has answered can be kept as JSON, and concludes to the same afterwards."""

import orjson
import pytest

from analysis_tests import ORIGIN
from factories import make_launch
from spacelaunch.queries.answers import Answers
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import ask, conclude
from spacelaunch.relation.rows import launches_table
from spacelaunch.storage.record import read_record

LAUNCHES = [
    make_launch(2000, cost_musd=50.1),
    make_launch(2001, country=None, cost_musd=None),
    make_launch(2003, sector="private", provider="Société", outcome="failure"),
]


@pytest.mark.parametrize("name", ANALYSES)
def test_a_summary_of_kept_answers_is_the_one_of_fresh_answers(name):
    analysis = ANALYSES[name]
    params = analysis.parameters()
    with open_duckdb(launches=launches_table(LAUNCHES)) as engine:
        fresh = ask(analysis, params, engine, ORIGIN)
    text = orjson.dumps(fresh, option=orjson.OPT_NON_STR_KEYS)
    kept = read_record(Answers, "answers:1", text)
    assert conclude(analysis, params, kept) == conclude(analysis, params, fresh)
    assert kept.reach.years
