def test_satellites_are_told_with_what_sgp4_wants_to_know(warehouse_client):
    found = warehouse_client.get("/satellites").get_json()
    assert found["total_count"] == len(found["satellites"]) > found["decayed_count"] > 0
    assert {"epoch", "mean_motion_per_day", "bstar_per_earth_radius"} <= {*found["satellites"][0]}
    assert sum(each["satellites_count"] for each in found["shells"]) == found["total_count"]


def test_without_a_warehouse_it_is_said_what_to_run(client):
    answer = client.get("/satellites")
    assert answer.status_code == 409
    assert "pip install 'spacelaunch[pipeline]'" in answer.get_json()["detail"]


def test_elements_are_told_apart_from_what_spacex_keeps(warehouse_client, client):
    assert warehouse_client.get("/satellites/elements").get_json() == []
    assert client.get("/satellites/elements").status_code == 409
