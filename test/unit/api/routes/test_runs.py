from dataclasses import replace
from functools import partial

import pytest

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings
from spacelaunch.domain.run import RunKind
from spacelaunch.warehouse import runs
from spacelaunch.warehouse.lock import alone
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import NOW


def test_the_newest_runs_come_first(warehouse_client):
    assert [run["run_id"] for run in warehouse_client.get("/runs").get_json()] == [2, 1]
    assert [run["run_id"] for run in warehouse_client.get("/runs?limit=1").get_json()] == [2]
    of_one = warehouse_client.get("/runs?source=spacex").get_json()
    assert [run["source"] for run in of_one] == ["spacex"]


def test_a_run_has_its_steps(warehouse_client):
    found = warehouse_client.get("/runs/1").get_json()
    landed = [step["rows_read"] for step in found["steps"] if step["step"] == "land"]
    assert found["run"]["rows_read"] == sum(landed) > 0


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/runs/9", 404, "there is no run 9"),
        ("/runs/last", 404, "runs are numbered"),
        ("/runs?limit=0", 400, "limit"),
        ("/runs?source=nasa", 400, "there are spacex, kaggle"),
        ("/runs?sauce=spacex", 400, "sauce"),
    ],
)
def test_what_cannot_be_answered_says_why(path, status, said, warehouse_client):
    answer = warehouse_client.get(path)
    assert answer.status_code == status
    assert said in answer.get_json()["detail"]


@pytest.mark.parametrize("path", ["/runs", "/runs/1"])
def test_without_a_warehouse_it_is_said_what_to_run(path, client):
    answer = client.get(path)
    assert answer.status_code == 409
    assert "pip install 'spacelaunch[pipeline]'" in answer.get_json()["detail"]


@pytest.fixture
def asked(engine, fake_stores):
    """What is told of a run that was written down and has not ended."""
    with engine.begin() as connection:
        run_id = runs.start_run(connection, "spacex", RunKind.INITIAL, NOW)
    stores = replace(fake_stores, warehouse=partial(open_sql_engine, engine))
    client = create_app(Settings().checked(), stores).test_client()

    def told():
        (listed,) = client.get("/runs").get_json()
        assert client.get(f"/runs/{run_id}").get_json()["run"] == listed
        return listed["status"], listed["error"]

    return told


def test_a_run_that_is_at_work_is_told_from_one_whose_process_died(asked, engine):
    with alone(engine):
        assert asked() == ("running", None)
    # As after kill -9, of which nobody is left to write anything down.
    assert asked() == ("interrupted", "its process died")


def test_a_run_that_ends_while_it_is_looked_for_has_not_died(asked, engine, monkeypatch):
    def ends_first(connection):
        with engine.begin() as other:
            runs.finish_run(other, 1, None, NOW)
        return False

    monkeypatch.setattr("spacelaunch.warehouse.sql_engine.is_held", ends_first)
    assert asked() == ("succeeded", None)
