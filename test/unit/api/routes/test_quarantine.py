import pytest


def test_what_could_all_be_read_leaves_nothing_here(warehouse_client):
    assert warehouse_client.get("/quarantine").get_json() == []


@pytest.mark.parametrize("query", ["limit=0", "source=nasa", "sauce=spacex"])
def test_what_cannot_be_asked_is_refused(query, warehouse_client):
    assert warehouse_client.get(f"/quarantine?{query}").status_code == 400


def test_without_a_warehouse_it_is_said_what_to_run(client):
    assert client.get("/quarantine").status_code == 409
