import logging
import socket
from types import SimpleNamespace

import pytest

from spacelaunch.api import server
from spacelaunch.api.connections.process import ApiProcess
from spacelaunch.api.server import OurLines, Server, serve
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError


def test_gunicorn_gets_our_settings(tmp_path):
    cfg = Server(Settings(bind="127.0.0.1", port=5123, api_processes=3).checked(), tmp_path).cfg
    assert (cfg.address, cfg.workers) == ([("127.0.0.1", 5123)], 3)
    assert cfg.worker_class is ApiProcess


@pytest.mark.parametrize(
    ("bind", "address"), [("0.0.0.0", "http://0.0.0.0:80"), ("::1", "http://[::1]:80")]
)
def test_the_line_that_says_where_it_listens_says_where(caplog, tmp_path, bind, address):
    cfg = Server(Settings(bind=bind, port=80).checked(), tmp_path).cfg
    caplog.set_level("INFO")
    OurLines(cfg).info("Listening at: %s (%s)", "", 7)
    assert caplog.messages == [f"Listening at: {address} (7)"]


def test_a_port_that_another_server_has_is_not_shared(monkeypatch):
    """The system would give each of them half of the requests."""
    monkeypatch.setattr(server, "_FREE_WITHIN_S", 0)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ConfigError, match="cannot be used"):
            serve(Settings(port=other.getsockname()[1]).checked())


def test_a_port_that_a_killed_servers_process_still_holds_is_waited_for(monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setattr(server.time, "sleep", lambda _: other.close())
        assert server._port(Settings(port=port).checked()) == port


def test_each_process_makes_its_own_application(tmp_path):
    server = Server(Settings().checked(), tmp_path)
    assert server.load() is not server.load()


@pytest.mark.parametrize(
    ("bind", "keys", "warns"),
    [
        ("127.0.0.1", None, False),
        ("::1", None, False),
        ("localhost", None, False),
        ("0.0.0.0", None, True),
        ("api.example", None, True),
        ("0.0.0.0", "required", False),
    ],
)
def test_a_server_open_to_the_network_is_warned_of(caplog, tmp_path, bind, keys, warns):
    server = Server(Settings(bind=bind, api_keys=keys).checked(), tmp_path)
    server.cfg.on_starting(SimpleNamespace(log=logging.getLogger("gunicorn.test")))
    assert ("is not loopback and no key is required" in caplog.text) is warns


def test_a_connection_is_kept_longer_than_any_client_or_proxy_keeps_it(tmp_path):
    assert Server(Settings().checked(), tmp_path).cfg.keepalive > 60


def test_the_parent_waits_until_its_processes_have_left_and_stopped(tmp_path):
    assert Server(Settings(stop_delay_s=8).checked(), tmp_path).cfg.graceful_timeout == 20 + 30


def test_the_longest_names_that_an_analysis_takes_fit_into_a_request_line(tmp_path):
    cfg = Server(Settings().checked(), tmp_path).cfg
    two_names_of_four_bytes_each_sign = 2 * 200 * len("%F0%9F%9A%80")
    assert cfg.limit_request_line - two_names_of_four_bytes_each_sign > 3_000


@pytest.mark.parametrize(
    ("files", "connections"), [(400, 200), (64, 50), (100_000, 1_000), (-1, 1_000)]
)
def test_connections_leave_files_for_the_work(monkeypatch, tmp_path, files, connections):
    monkeypatch.setattr(server.resource, "getrlimit", lambda _: (files, files))
    assert Server(Settings().checked(), tmp_path).cfg.worker_connections == connections
