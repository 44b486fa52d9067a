POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}


def test_an_unknown_cost_is_served_imputed_and_marked(loaded):
    records = {record["Detail"]: record for record in loaded.get("/data").get_json()}
    imputed = records["Rocket 2 | Mission 2"]
    assert (imputed["Rocket"], imputed["Rocket Imputed"]) == (50.0, True)
    assert records["Rocket 1 | Mission 1"]["Rocket Imputed"] is False


def test_the_same_version_is_answered_with_304(loaded):
    etag = loaded.get("/data").headers["ETag"]
    assert loaded.get("/data", headers={"If-None-Match": etag}).status_code == 304


def test_one_launch_comes_with_its_record_as_received(loaded):
    launch_id = loaded.get("/data").get_json()[0]["id"]
    one = loaded.get(f"/data/{launch_id}").get_json()
    assert one["record"]["Detail"] == one["Detail"]


def test_an_unknown_launch_is_404(loaded):
    assert loaded.get("/data/nope").status_code == 404


def test_one_launch_is_answered_with_304_until_the_data_change(loaded):
    path = f"/data/{loaded.get('/data').get_json()[0]['id']}"
    etag = {"If-None-Match": loaded.get(path).headers["ETag"]}
    assert loaded.get(path, headers=etag).status_code == 304
    loaded.post("/data", json=[POD])
    assert loaded.get(path, headers=etag).status_code == 200
