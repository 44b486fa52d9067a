"""A server on 127.0.0.1 that answers the kaggle package as Kaggle does.

It stands as an HTTP proxy before the package's "localhost" environment, since the package has no
setting for a port. Log-in, data set and storage answer one after another, as at Kaggle: the data
set's address redirects to the storage, which belongs to another host.
"""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

STORAGE_HOST = "storage.kaggle.test"
LAST_MODIFIED = "Fri, 07 Aug 2020 12:00:00 GMT"


@dataclass
class FakeKaggle:
    """What the server answers, and what it was asked."""

    port: int = 0
    login_status: int = 200
    dataset_status: int = 200
    archive: bytes = b""
    hangs: bool = False
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def environment(self) -> dict[str, str]:
        """The variables that lead the package here and nowhere else."""
        return {
            "KAGGLE_API_ENVIRONMENT": "LOCALHOST",
            "http_proxy": f"http://127.0.0.1:{self.port}",
            "no_proxy": "",
            "NO_PROXY": "",
        }

    @property
    def storage_headers(self) -> list[str]:
        """The Authorization headers that reached the storage."""
        return [token for host, _, token in self.requests if host == STORAGE_HOST]


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip archive as bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@contextmanager
def kaggle_server() -> Iterator[FakeKaggle]:
    """Serve until the block ends."""
    fake = FakeKaggle()
    handler = type("Handler", (_Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    fake.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield fake
    finally:
        fake.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    fake: FakeKaggle

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self._noted_path()
        if self.fake.hangs:
            self.fake.released.wait()
        elif path.endswith("/IntrospectToken"):
            self._answer_json(self.fake.login_status, {"active": True, "username": "ada"})
        elif self.fake.dataset_status == 200:
            self._redirect(f"http://{STORAGE_HOST}/archive.zip?signature=secret")
        else:
            self._answer_json(self.fake.dataset_status, {})

    def do_GET(self) -> None:
        self._noted_path()
        self._answer(200, "application/zip", self.fake.archive)

    def _noted_path(self) -> str:
        url = urlsplit(self.path)
        token = self.headers.get("Authorization", "")
        self.fake.requests.append((url.hostname or "", url.path, token))
        return url.path

    def _redirect(self, url: str) -> None:
        self.send_response(302)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer_json(self, status: int, content: dict[str, object]) -> None:
        error = {"code": status, "message": "told by the server"}
        body = content if status < 400 else error
        self._answer(status, "application/json", json.dumps(body).encode())

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", LAST_MODIFIED)
        self.send_header("X-Kaggle-APIVersion", "99.0.0")  # makes the package print a warning
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
