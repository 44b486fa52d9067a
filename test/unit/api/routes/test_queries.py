import pytest

from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.queries.registry import SILVER_ANALYSES


def test_every_query_is_told_with_its_text_and_columns(client):
    found = client.get("/queries").get_json()
    assert [each["name"] for each in found] == list(SILVER_ANALYSES)
    assert all(each["sql"].startswith("-- grain: ") for each in found)
    by_name = {each["name"]: each for each in found}
    assert by_name["top-payload-masses"]["parameters"] == [
        "scope", "source", "top", "year_from", "year_to",
    ]  # fmt: skip


@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_a_query_has_its_rows_by_its_columns(name, warehouse_client):
    found = warehouse_client.get(f"/queries/{name}").get_json()
    assert found["source"] == KNOWN_SOURCES[SILVER_ANALYSES[name].source].title
    assert found["version"]
    columns = [column["name"] for column in found["columns"]]
    assert [list(row) for row in found["rows"]] == [columns] * len(found["rows"])
    assert found["rows"]


def test_a_scope_narrows_it(warehouse_client):
    found = warehouse_client.get("/queries/launches-per-year?scope=pad_loss&year_from=2018")
    assert found.get_json()["rows"] == [{"launch_year": 2018, "flown_count": 1, "orbital_count": 0}]
    assert found.get_json()["params"] == {
        "scope": "pad_loss", "source": "spacex", "year_from": 2018, "year_to": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("nope", 404, "no query 'nope'; there are: core-reuse"),
        ("core-reuse?scope=up", 400, "scope: "),
        ("core-reuse?dpi=50", 400, "a query takes no dpi"),
        ("core-reuse?nonsense=1", 400, "unknown parameter 'nonsense'"),
        ("core-reuse?source=nasa", 409, "run: spacelaunch ingest nasa"),
        ("slips?source=spacex", 400, "source: "),
    ],
)
def test_what_cannot_be_answered_says_why(path, status, said, warehouse_client):
    answer = warehouse_client.get(f"/queries/{path}")
    assert answer.status_code == status
    assert answer.get_json()["detail"].startswith(said) or said in answer.get_json()["detail"]


def test_without_a_warehouse_it_is_said_what_to_run(client):
    answer = client.get("/queries/core-reuse")
    assert answer.status_code == 409
    assert "spacelaunch ingest spacex" in answer.get_json()["detail"]
