"""The fake server over HTTP, in a thread of its own; on loopback, unless it is told otherwise.

`GET /v4/<resource>` and below, `POST /v4/<resource>/query`; `PUT /state` and `PUT /faults` change
what it does. Started by `spacelaunch fake-spacex`, by `make demo-pipeline` and by tests.
"""

from __future__ import annotations

import hashlib
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import orjson

from spacelaunch.errors import BadRequestError, NotFoundError
from spacelaunch.sources.fake_spacex import catalogue, query
from spacelaunch.sources.fake_spacex.catalogue import Documents
from spacelaunch.sources.fake_spacex.faults import Fault, Faults


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    kind: str = "application/json; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of who hangs up in the middle; of anything else, as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class FakeSpacex:
    """One server with what it holds; a context that serves."""

    def __init__(
        self, documents: Documents | None = None, port: int = 0, bind: str = "127.0.0.1"
    ) -> None:
        self.documents = documents or catalogue.state("first")
        self.faults = Faults()
        self.requests: list[str] = []
        """Each request that came, as `POST /v4/launches/query`."""

        class Handler(_Handler):
            fake = self

        self._server = _Server((bind, port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        """For `SPACELAUNCH_SPACEX_URL`."""
        return f"http://127.0.0.1:{self._server.server_port}/v4"

    def show(self, state: str) -> None:
        """Come into a state of the catalogue."""
        self.documents = catalogue.state(state)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def get(self, path: str) -> object:
        """What a GET below `/v4/` finds."""
        resource, _, rest = path.partition("/")
        documents = self._documents(resource)
        if not rest:
            return documents
        if resource == "launches" and rest in _VIEWS:
            return _VIEWS[rest](documents)
        for each in documents:
            if each["id"] == rest:
                return each
        raise NotFoundError("Not Found")

    def query(self, resource: str, body: Mapping[str, Any]) -> object:
        """What a POST to `/v4/<resource>/query` finds."""
        return query.answer(self._documents(resource), body)

    def put(self, path: str, body: Any) -> None:
        """Change the state or the faults."""
        if path == "/state":
            self.show(str(body))
        elif path == "/faults":
            self.faults.set(Fault(**each) for each in body)
        else:
            raise NotFoundError("Not Found")

    def _documents(self, resource: str) -> list[dict[str, Any]]:
        if resource not in self.documents:
            raise NotFoundError("Not Found")
        return self.documents[resource]


def _by_date(documents: list[dict[str, Any]], is_upcoming: bool) -> list[dict[str, Any]]:
    found = [each for each in documents if each["upcoming"] is is_upcoming]
    return sorted(found, key=lambda each: str(each["date_utc"]))


_VIEWS: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "past": lambda documents: _by_date(documents, is_upcoming=False),
    "upcoming": lambda documents: _by_date(documents, is_upcoming=True),
    "latest": lambda documents: _by_date(documents, is_upcoming=False)[-1],
    "next": lambda documents: _by_date(documents, is_upcoming=True)[0],
}


class _Handler(BaseHTTPRequestHandler):
    """One connection; `fake` is set by the server that it belongs to."""

    fake: FakeSpacex
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A collection, a view or a document; 304 where it is known already."""
        self._serve(lambda _: self.fake.get(self._below_v4()))

    def do_POST(self) -> None:
        """A query."""
        resource, _, rest = self._below_v4().partition("/")
        self._serve(lambda body: self.fake.query(resource, body) if rest == "query" else None)

    def do_PUT(self) -> None:
        """A new state or new faults."""
        self._serve(lambda body: self.fake.put(self.path, body))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; `requests` keeps what came."""

    def _below_v4(self) -> str:
        return self.path.partition("?")[0].removeprefix("/v4/").strip("/")

    def _serve(self, find: Any) -> None:
        self.fake.requests.append(f"{self.command} {self.path}")
        body = self._body()
        options = body.get("options") if isinstance(body, dict) else None
        fault = self.fake.faults.take(self.path, (options or {}).get("page"))
        if fault is not None:
            time.sleep(fault.delay_s)
        self._send(_faulty(fault) or self._found(find, body), fault)

    def _body(self) -> Any:
        length = int(self.headers.get("Content-Length") or 0)
        text = self.rfile.read(length)
        return orjson.loads(text) if text else {}

    def _found(self, find: Any, body: Any) -> _Answer:
        try:
            text = orjson.dumps(find(body))
        except NotFoundError as exc:
            return _Answer(404, str(exc).encode(), "text/plain")
        except (BadRequestError, ValueError) as exc:
            return _Answer(400, str(exc).encode(), "text/plain")
        tag = f'"{hashlib.sha256(text).hexdigest()[:20]}"'
        if self.command == "GET" and self.headers.get("If-None-Match") == tag:
            return _Answer(304, b"", headers=(("ETag", tag),))
        return _Answer(200, text, headers=(("ETag", tag),))

    def _send(self, answer: _Answer, fault: Fault | None) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        if fault is not None and fault.cut_at_bytes is not None:
            self.wfile.write(answer.body[: fault.cut_at_bytes])
            self.close_connection = True
            return
        try:
            self.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # who asked wanted the tag only


def _faulty(fault: Fault | None) -> _Answer | None:
    if fault is None:
        return None
    if fault.status is not None:
        after = fault.retry_after_s
        headers = () if after is None else (("Retry-After", str(after)),)
        return _Answer(fault.status, b"made to fail", "text/plain", headers)
    if fault.body is not None:
        return _Answer(200, fault.body.encode())
    return None
