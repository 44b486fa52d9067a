from warehouse_questions import LAUNCH_ID


def test_a_launch_of_the_warehouse_has_its_members(warehouse_client):
    found = warehouse_client.get(f"/launches/{LAUNCH_ID}").get_json()
    assert found["launch_id"] == LAUNCH_ID
    assert found["payloads"]
    assert found["cores"]


def test_a_launch_that_is_not_there_is_said_so(warehouse_client):
    assert warehouse_client.get("/launches/nobody").status_code == 404


def test_without_a_warehouse_it_is_said_what_to_run(client):
    assert client.get(f"/launches/{LAUNCH_ID}").status_code == 409
