def test_the_newest_counts_come_first(warehouse_client):
    (found,) = warehouse_client.get("/trend").get_json()
    assert found["total_count"] == found["added_count"] > 0
    (other,) = warehouse_client.get("/trend?source=kaggle").get_json()
    assert other["total_count"] == 300


def test_without_a_warehouse_it_is_said_what_to_run(client):
    assert client.get("/trend").status_code == 409
