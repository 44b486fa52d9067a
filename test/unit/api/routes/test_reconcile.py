from factories import make_record
from spacelaunch.jobs.reconcile import COLUMNS, read_served, reconcile_launches

APOLLO = make_record(
    **{
        "Company Name": "NASA",
        "Location": "LC-39A, Kennedy Space Center, Florida, USA",
        "Detail": "Saturn V | Apollo 17",
        "DateTime": "1972-12-19 19:24:00+00:00",
        "Year": "1972",
        "Month": "12",
        "Day": "19",
        "Date": "19/12/1972",
        "Time": "19:24",
    }
)


def test_the_data_set_is_held_against_the_catalogue(client):
    client.post("/data", json=[APOLLO])
    found = client.get("/reconcile?kind=conflict").get_json()
    assert found["counts"]["conflict"] == 1
    (match,) = found["matches"]
    assert match["certainty"] == "misdated"
    assert match["there"]["launched_at"] == "1972-12-07T05:33:00Z"
    assert "Jonathan McDowell" in found["against"]


def test_so_many_are_told_as_are_asked_for_and_all_are_counted(client):
    client.post("/data", json=[APOLLO])
    found = client.get("/reconcile?limit=1").get_json()
    assert len(found["matches"]) == 1
    assert sum(found["counts"].values()) >= 1


def test_a_kind_that_is_none_is_told(client):
    client.post("/data", json=[APOLLO])
    answer = client.get("/reconcile?kind=nope")
    assert answer.status_code == 400
    assert "agree, conflict, unsure, only_here, only_there" in answer.get_json()["detail"]


def test_without_data_it_is_said_what_to_do(client):
    answer = client.get("/reconcile")
    assert (answer.status_code, answer.get_json()["detail"]) == (
        409,
        "no data are loaded; POST /data first",
    )


def test_a_source_of_the_warehouse_is_held_against_it_too(warehouse_client):
    found = warehouse_client.get("/reconcile?source=spacex").get_json()
    assert found["source"] == "SpaceX REST API v4"
    assert sum(found["counts"].values()) > 0


def test_what_the_server_gives_of_its_data_can_be_reconciled_elsewhere(client):
    client.post("/data", json=[APOLLO])
    asked = f"/data.parquet?columns=tidy&fields={','.join(COLUMNS)}"
    (first, *_) = reconcile_launches(read_served(client.get(asked).data))
    assert first.conflicts[0] == "launched_at"


def test_all_sources_are_held_against_the_first_of_them(warehouse_client):
    found = warehouse_client.get("/reconcile?source=all").get_json()
    assert found["against"] == "the first of the sources that tell of each launch"
    assert found["counts"].keys() == {"agree", "conflict", "unsure", "only_here", "only_there"}
    assert found["version"]
    for nobody in ("nobody", "celestrak"):
        answer = warehouse_client.get(f"/reconcile?source={nobody}")
        assert (answer.status_code, "gcat, all" in answer.get_json()["detail"]) == (400, True)
