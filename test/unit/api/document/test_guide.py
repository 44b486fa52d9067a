import re

from spacelaunch.api.document.guide import ROUTES


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
