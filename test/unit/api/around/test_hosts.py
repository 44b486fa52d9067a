"""By which names the server may be asked."""

import pytest

from spacelaunch.api.around.hosts import is_trusted
from spacelaunch.config import Settings

LOCAL = Settings().checked()
OPEN = Settings(bind="0.0.0.0").checked()
NAMED = Settings(bind="0.0.0.0", trusted_hosts="launches.example, API").checked()


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "localhost:5000", "LOCALHOST", "127.0.0.1:5000", "127.8.9.1", "[::1]:5000"),
        pytest.param("10.1.2.3:5000", id="a probe that asks a pod by its address"),
    ],
)
@pytest.mark.parametrize("settings", [LOCAL, OPEN, NAMED], ids=["local", "open", "named"])
def test_localhost_and_addresses_are_always_trusted(host, settings):
    assert is_trusted(host, settings)


@pytest.mark.parametrize(
    "host", ["evil.example:5000", "localhost.evil.example", "api", "127.1.evil"]
)
def test_where_only_this_machine_can_ask_no_other_name_is(host):
    assert not is_trusted(host, LOCAL)


def test_where_anybody_can_ask_any_name_is_unless_some_are_named():
    assert is_trusted("launches.example", OPEN)
    assert is_trusted("Launches.Example:80", NAMED)
    assert is_trusted("api:5000", NAMED)
    assert not is_trusted("evil.example", NAMED)
    assert not is_trusted("sub.launches.example", NAMED)


def test_a_local_server_may_have_a_name_too():
    behind_a_proxy = Settings(trusted_hosts="launches.example").checked()
    assert is_trusted("launches.example", behind_a_proxy)
    assert not is_trusted("evil.example", behind_a_proxy)


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", ["/data", "/healthz", "/nowhere"])
def test_a_foreign_name_is_answered_with_nothing_but_the_setting(client, method, path):
    answer = client.open(path, method=method, headers={"Host": "evil.example:5000"})
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["type"] == "urn:spacelaunch:untrusted-host"
    assert "evil.example:5000; SPACELAUNCH_TRUSTED_HOSTS" in answer.get_json()["detail"]


@pytest.mark.parametrize(
    "host", ["ev_il.example", "a b", "@localhost", "evil.example@localhost", "localhost/", "::1"]
)
def test_what_is_no_name_is_refused_too(client, host):
    answer = client.get("/data", headers={"Host": host})
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_who_names_no_host_is_no_browser(client):
    assert client.get("/data", headers={"Host": ""}).status_code == 200
