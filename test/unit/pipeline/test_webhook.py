import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from spacelaunch.domain.run import Run, RunKind, RunStatus
from spacelaunch.errors import SourceUnavailableError, StorageUnavailableError
from spacelaunch.pipeline import webhook
from spacelaunch.pipeline.report import Report
from spacelaunch.pipeline.webhook import tell_failure, tell_outage


@pytest.fixture
def report(now):
    error = SourceUnavailableError("no answer")
    run = Run(7, "spacex", RunKind.INITIAL, RunStatus.FAILED, now, now, str(error))
    return Report(run, (), (), error)


@pytest.fixture
def hook():
    """A server that keeps what it is told, or never answers."""
    told = []
    answered = threading.Event()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if self.path == "/slow":
                answered.wait(30)
            self.send_response(500 if self.path == "/broken" else 204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", told
    answered.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_failed_run_is_told(hook, report):
    url, told = hook
    tell_failure(url, report)
    assert (told[0]["run_id"], told[0]["error"]) == (7, "no answer")


def test_a_run_that_could_not_be_written_down_is_told(hook):
    url, told = hook
    tell_outage(url, "spacex", StorageUnavailableError("the warehouse: no answer"))
    wanted = {"run_id": None, "source": "spacex", "status": "failed"}
    assert told == [{**wanted, "error": "the warehouse: no answer"}]


@pytest.mark.parametrize("path", ["/slow", "/broken", "nonsense"])
def test_a_webhook_that_does_not_take_it_breaks_nothing(hook, report, monkeypatch, caplog, path):
    monkeypatch.setattr(webhook, "_TIMEOUT_S", 0.2)
    url = hook[0] + path if path.startswith("/") else f"http://secret:{path}"
    with caplog.at_level(logging.WARNING):
        tell_failure(url, report)
    assert "the webhook did not take the report" in caplog.text
    assert "secret" not in caplog.text


def test_a_run_that_went_well_and_no_webhook_are_not_told(hook, report, now):
    run = Run(8, "spacex", RunKind.INITIAL, RunStatus.SUCCEEDED, now, now)
    tell_failure(hook[0], Report(run, (), (), None))
    tell_failure(None, report)
    assert hook[1] == []
