"""The application in this process, with no worker: a chart is drawn as soon as it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock, Thread
from typing import Any

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from spacelaunch.api.app import create_app
from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings
from spacelaunch.domain.job import Job
from spacelaunch.worker.errands import errands_of
from spacelaunch.worker.run_job import run_job


class DrawnAtOnce:
    """A queue whose jobs are done when they have been put."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        # A worker draws one at a time: Matplotlib breaks the process where two do in one.
        self._drawing = Lock()

    def put(self, job: Job) -> None:
        """Do it; a form of a picture is drawn by an errand."""
        errands = errands_of(Settings().checked(), self._stores)
        with self._drawing:
            run_job(job.job_id, self._stores, "test", errands=errands)

    def length(self) -> int:
        """Nothing waits."""
        return 0


def make_drawing_app(stores: Stores, **settings: Any) -> Flask:
    """It, over these stores."""
    drawing = replace(stores, queue=DrawnAtOnce(stores))  # type: ignore[arg-type]  # all it needs
    return create_app(Settings(**settings).checked(), drawing)


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """Answer at an address on loopback, which is given."""
    server = _Server("127.0.0.1", 0, app, _Silent)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadedWSGIServer):
    """Waits at its end for what it is at: a thread that draws must not outlive Python."""

    daemon_threads = False


class _Silent(WSGIRequestHandler):
    """No line for each request among those of the tests."""

    def log_request(self, *_: object) -> None:
        """Nothing."""
