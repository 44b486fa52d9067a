import re

import pytest

from spacelaunch.api.guide import ROUTES


def rules(client):
    """Method and path of every rule, `<id>` for any argument."""
    found = set()
    for rule in client.application.url_map.iter_rules():
        path = re.sub(r"<[^>]+>", "<>", rule.rule)
        found |= {(method, path) for method in rule.methods - {"HEAD", "OPTIONS"}}
    return found


def test_every_route_is_in_the_guide(client):
    listed = {(route.method, re.sub(r"<[^>]+>", "<>", route.path)) for route in ROUTES}
    assert rules(client) - {("GET", "/")} == listed


@pytest.mark.parametrize("path", ["/", "/help"])
def test_people_get_text_with_every_curl_for_the_host_they_came_to(client, path):
    answer = client.get(path, headers={"Accept": "*/*", "Host": "127.0.0.1:81"})
    curls = [route.curl.replace("localhost:5000", "127.0.0.1:81") for route in ROUTES]
    assert answer.mimetype == "text/plain"
    assert [curl for curl in curls if curl not in answer.text] == []


def test_programs_get_json(client):
    listed = client.get("/help", headers={"Accept": "application/json"}).get_json()
    assert listed[0].keys() == {"method", "path", "does", "curl", "scope"}
