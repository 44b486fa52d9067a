"""A server that has GCAT's files as theirs has them, with an invented log that can be cut.

For `spacelaunch demo-pipeline` and tests; it listens on loopback only, in a thread of its own.
"""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from spacelaunch.sources.gcat import LOG, ORGANISATIONS, SITES

_HEADER = (
    "#Launch_Tag\tLaunch_Date\tPiece\tName\tLV_Type\tLaunch_Site\tLaunch_Pad\tAgency\tLaunch_Code"
)
_ORGANISATIONS = (
    "#Code\tUCode\tStateCode\tType\tClass\tShortName\tEName\tShortEName\n"
    "INV\tINV\tUS\tLA\tB\tInvented Launches\t-\tInvented\n"
    "US\tUS\tUS\tCY\tC\tUSA\tUnited States of America\tUSA\n"
)
_SITES = "#Site\tCode\tStateCode\tShortName\tShortEName\nCC\t-\tUS\tInvented Cape\t-\n"
_FIRST = datetime(2001, 1, 5, 12, 30, tzinfo=UTC)
_EVERY = timedelta(days=30)


class FakeGcat:
    """One server with its files; a context that serves."""

    def __init__(self, launches: int) -> None:
        self.launches = launches
        self.requests: list[str] = []
        """Each request that came, by its path."""

        class Handler(_Handler):
            fake = self

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        """For `SPACELAUNCH_GCAT_URL`."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def file(self, path: str) -> bytes | None:
        """What lies under a path; None where nothing does."""
        self.requests.append(path)
        texts = {LOG: self._log(), ORGANISATIONS: _ORGANISATIONS, SITES: _SITES}
        text = texts.get(path.strip("/"))
        return None if text is None else text.encode()

    def _log(self) -> str:
        return "\n".join([_HEADER, "# Updated", *map(_row, range(self.launches))]) + "\n"


def _row(number: int) -> str:
    at = _FIRST + number * _EVERY
    tag = f"{at:%Y-%j}"
    date = f"{at:%Y %b} {at.day:2} {at:%H%M}"
    return f"{tag}\t{date}\t{tag}A\tInvented {number}\tTest Rocket\tCC\tLC1\tINV\tOS"


class _Handler(BaseHTTPRequestHandler):
    """One connection; `fake` is set by the server that it belongs to."""

    fake: FakeGcat
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A file; 304 where it is known already."""
        body = self.fake.file(self.path)
        status, tag = 200 if body is not None else 404, ""
        if body is not None:
            tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            status = 304 if self.headers.get("If-None-Match") == tag else 200
        sent = body if body is not None and status == 200 else b""
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; `requests` keeps what came."""
