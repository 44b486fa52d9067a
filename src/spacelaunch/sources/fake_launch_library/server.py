"""The fake server over HTTP, in a thread of its own; it listens on loopback only.

`GET /2.3.0/launches/` counts, `GET /2.3.0/api-throttle/` does not. What goes wrong is told to it
in the same process. Started by `spacelaunch demo-pipeline` and by tests.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import orjson

from spacelaunch.errors import BadRequestError
from spacelaunch.sources.fake_launch_library import query
from spacelaunch.sources.fake_launch_library.catalogue import Launches
from spacelaunch.sources.fake_launch_library.throttle import Throttle
from spacelaunch.sources.fake_spacex.faults import Faults

_JSON, _TEXT = "application/json", "text/plain"
_Answer = tuple[int, str, bytes, dict[str, str]]


def _now() -> datetime:
    return datetime.now(UTC)


class FakeLaunchLibrary:
    """One server with what it holds; a context that serves."""

    def __init__(
        self, launches: Launches, clock: Callable[[], datetime] = _now, edition: str = "2.3.0"
    ) -> None:
        self.launches = launches
        self.edition = edition
        self.throttle = Throttle(clock)
        self.faults = Faults()
        self.moved: dict[str, str] = {}
        """What a member of a launch is called now, by what it was called."""
        self.requests: list[str] = []
        """Each request that came, as `/2.3.0/launches/?limit=100`."""

        class Handler(_Handler):
            fake = self

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        """For `SPACELAUNCH_LL2_URL`."""
        return f"http://127.0.0.1:{self._server.server_port}/{self.edition}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str, token: str | None) -> _Answer:
        """What a GET finds."""
        self.requests.append(path)
        asked = urlsplit(path)
        fault = self.faults.take(asked.path, None)
        if fault is not None and fault.status is not None:
            after = fault.retry_after_s
            headers = {} if after is None else {"Retry-After": str(after)}
            return fault.status, _TEXT, b"made to fail", headers
        if fault is not None and fault.body is not None:
            return 200, _JSON, fault.body.encode(), {}
        if asked.path == f"/{self.edition}/api-throttle/":
            return 200, _JSON, orjson.dumps(self.throttle.tell(token)), {}
        if asked.path == f"/{self.edition}/launches/":
            return self._launches(dict(parse_qsl(asked.query)))
        return 404, _TEXT, b"Not Found", {}

    def _launches(self, asked: dict[str, str]) -> _Answer:
        wait_s = self.throttle.take()
        if wait_s is not None:
            return 429, _JSON, b'{"detail": "throttled"}', {"Retry-After": str(wait_s)}
        try:
            page = query.answer(self.launches, asked)
        except (BadRequestError, ValueError) as exc:
            return 400, _TEXT, str(exc).encode(), {}
        page["results"] = [self._renamed(each) for each in page["results"]]
        return 200, _JSON, orjson.dumps(page), {}

    def _renamed(self, launch: dict[str, Any]) -> dict[str, Any]:
        return {self.moved.get(name, name): value for name, value in launch.items()}


class _Handler(BaseHTTPRequestHandler):
    """One connection; `fake` is set by the server that it belongs to."""

    fake: FakeLaunchLibrary
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Launches, or how many calls were made."""
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        status, kind, body, headers = self.fake.answer(self.path, token if scheme else None)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; `requests` keeps what came."""
