from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from click.testing import CliRunner

from shell import free_port
from spacelaunch.cli.check import check
from spacelaunch.errors import NoServerError


class Health(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self):
        self.send_response(self.status if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def served(monkeypatch):
    with HTTPServer(("127.0.0.1", 0), Health) as server:
        monkeypatch.setenv("SPACELAUNCH_FLOWS_PORT", str(server.server_port))
        Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def test_flows_that_look_for_what_is_due_are_well(served):
    assert CliRunner().invoke(check, ["flows"]).output == "flows: ok\n"


def test_flows_that_have_not_looked_for_long_are_not(served, monkeypatch):
    monkeypatch.setattr(Health, "status", 503)
    assert isinstance(CliRunner().invoke(check, ["flows"]).exception, NoServerError)


def test_flows_that_are_not_there_are_not_well(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_FLOWS_PORT", str(free_port()))
    assert isinstance(CliRunner().invoke(check, ["flows"]).exception, NoServerError)
