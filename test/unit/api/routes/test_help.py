import pytest

from spacelaunch.api.document.guide import ROUTES


@pytest.mark.parametrize("path", ["/", "/help"])
def test_people_get_text_with_every_curl_for_the_host_they_came_to(client, path):
    answer = client.get(path, headers={"Accept": "*/*", "Host": "127.0.0.1:81"})
    curls = [route.curl.replace("localhost:5000", "127.0.0.1:81") for route in ROUTES]
    assert answer.mimetype == "text/plain"
    assert [curl for curl in curls if curl not in answer.text] == []


def test_programs_get_json(client):
    listed = client.get("/help", headers={"Accept": "application/json"}).get_json()
    assert listed[0].keys() == {"method", "path", "does", "curl", "scope"}
