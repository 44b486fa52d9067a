from warehouse_questions import LAUNCH_ID


def test_a_launch_has_its_changes(warehouse_client):
    found = warehouse_client.get(f"/launches/{LAUNCH_ID}/history").get_json()
    assert (found["launch_id"], found["source"]) == (LAUNCH_ID, "spacex")
    assert (found["learned_at"], found["changes"]) == ("2023-01-01T00:00:00Z", [])


def test_an_unknown_launch_and_an_unknown_source_are_told_of(warehouse_client):
    unknown = warehouse_client.get("/launches/nope/history")
    assert (unknown.status_code, unknown.get_json()["detail"]) == (
        404,
        "spacex has told of no launch nope",
    )
    for source in ("x", "celestrak"):
        answer = warehouse_client.get(f"/launches/{LAUNCH_ID}/history?source={source}")
        assert answer.status_code == 400


def test_without_a_warehouse_it_is_said_what_to_run(client):
    answer = client.get(f"/launches/{LAUNCH_ID}/history")
    assert answer.status_code == 409
    assert "spacelaunch ingest spacex" in answer.get_json()["detail"]
