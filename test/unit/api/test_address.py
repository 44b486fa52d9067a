import socket

import pytest

from spacelaunch.api.address import free_port, is_loopback, listening_at, url_from_here
from spacelaunch.errors import ConfigError


@pytest.mark.parametrize(
    ("bind", "listens", "url"),
    [
        ("127.0.0.1", "127.0.0.1:80", "http://127.0.0.1:80"),
        ("localhost", "localhost:80", "http://localhost:80"),
        ("0.0.0.0", "0.0.0.0:80", "http://127.0.0.1:80"),
        ("::1", "[::1]:80", "http://[::1]:80"),
        ("[::1]", "[::1]:80", "http://[::1]:80"),
        ("::", "[::]:80", "http://[::1]:80"),
    ],
)
def test_every_form_of_address_is_listened_at_and_reached(bind, listens, url):
    assert (listening_at(bind, 80), url_from_here(bind, 80)) == (listens, url)


@pytest.mark.parametrize(
    ("bind", "is_ours"),
    [("127.0.0.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("::", False),
     ("0.0.0.0", False), ("api.example", False)],
)  # fmt: skip
def test_only_what_this_machine_alone_reaches_is_loopback(bind, is_ours):
    assert is_loopback(bind) is is_ours


@pytest.mark.parametrize("bind", ["127.0.0.1", "::1", "localhost"])
def test_for_0_a_free_port_is_found(bind):
    assert free_port(bind, 0) > 0


def test_a_port_that_somebody_listens_at_is_refused():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} on 127.0.0.1 cannot be used: Address"):
            free_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(ConfigError, match=r"on 192\.0\.2\.1 cannot be used"):
        free_port("192.0.2.1", 0)
