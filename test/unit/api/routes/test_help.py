import pytest

from spacelaunch.api.app import ROUTES
from spacelaunch.api.routes.help import entries_of
from spacelaunch.queries.registry import ANALYSES

ENTRIES = [entry for route in ROUTES for entry in entries_of(route)]


@pytest.mark.parametrize("path", ["/", "/help"])
def test_people_get_text_with_every_curl_for_the_host_they_came_to(client, path):
    answer = client.get(path, headers={"Accept": "*/*", "Host": "127.0.0.1:81"})
    curls = [entry.curl.replace("localhost:5000", "127.0.0.1:81") for entry in ENTRIES]
    assert answer.mimetype == "text/plain"
    assert [curl for curl in curls if curl not in answer.text] == []


def test_people_read_of_the_charts_first_and_of_the_plumbing_last(client):
    text = client.get("/help").text
    places = [text.index(words) for words in ("charts/timeline.png", "/data  ", "GET /metrics")]
    assert places == sorted(places)
    assert all(f"\n{name}  {each.description}\n" in text for name, each in ANALYSES.items())
    assert "?country on provider" in text


def test_programs_get_json(client):
    listed = client.get("/help", headers={"Accept": "application/json"}).get_json()
    assert listed[0].keys() == {"method", "path", "does", "curl", "scope"}
    assert {"GET /data", "POST /data", "DELETE /data"} <= {
        f"{each['method']} {each['path']}" for each in listed
    }


def test_every_route_has_its_use():
    assert [route.view for route in ROUTES if not [*entries_of(route)]] == []
