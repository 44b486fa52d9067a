import pytest


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
