from documented import DOCUMENT

DATA = DOCUMENT["paths"]["/data"]


def test_a_load_takes_an_upload_a_csv_a_gzip_and_json_or_nothing():
    body = DATA["post"]["requestBody"]
    kinds = {"multipart/form-data", "text/csv", "application/gzip", "application/json"}
    assert body["content"].keys() == kinds
    assert not body.get("required", False)


def test_a_list_of_launches_leads_to_one_of_them():
    link = DATA["get"]["responses"]["200"]["links"]["newest"]
    assert link == {
        "operationId": "getLaunch",
        "parameters": {"launch_id": "$response.body#/0/id"},
    }
