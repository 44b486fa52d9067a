import pytest


def test_a_pad_and_its_launches_agree(warehouse_client):
    for pad in warehouse_client.get("/launchpads").get_json():
        found = warehouse_client.get(f"/launchpads/{pad['launchpad_id']}").get_json()
        assert found["launchpad"] == pad
        assert len(found["launches"]) == pad["flown_count"]


def test_a_pad_that_is_not_there_is_said_so(warehouse_client):
    answer = warehouse_client.get("/launchpads/nowhere")
    assert answer.status_code == 404
    assert "nowhere" in answer.get_json()["detail"]


@pytest.mark.parametrize("path", ["/launchpads", "/launchpads/1"])
def test_without_a_warehouse_it_is_said_what_to_run(path, client):
    assert client.get(path).status_code == 409
