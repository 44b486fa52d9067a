"""The API's server: gunicorn, set up from our settings. Called by the command line."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event, Timer
from typing import Any, cast

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

from spacelaunch.api.address import free_port, is_loopback, listening_at
from spacelaunch.api.around.raw_requests import RawRequest, answer_unreadable
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError

# For the requests at hand.
STOPS_WITHIN_S = 30
_FREE_WITHIN_S = 3.0
# Gunicorn's own words.
_LISTENING = "Listening at: %s (%s)"


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's application, which reads no file and no command line of its own."""

    def __init__(self, settings: Settings, shared_metrics: Path) -> None:
        self._settings = settings
        self._shared_metrics = shared_metrics
        self.stop_delay_s = settings.stop_delay_s
        self.leaving = Event()
        self.stopping = Event()
        # Imported here and not above, because the metrics' library looks for its shared folder
        # when it is imported; and before the fork, so that the processes share the code.
        self._door = import_module("spacelaunch.api.app")
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings to gunicorn."""
        for name, value in _options(self._settings, self._shared_metrics).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application of one server process; called after the fork."""
        app = self._door.create_app(
            self._settings,
            shared_metrics=self._shared_metrics,
            leaving=self.leaving,
            stopping=self.stopping,
        )
        return cast(Flask, app)


class ApiProcess(ThreadWorker):  # type: ignore[misc]  # nor here
    """Gunicorn's process, which reads what people type, and answers all errors as we do.

    It also leaves before it stops, and tells the application of both. A balancer hears of a stop
    later than we do, and a connection that a client keeps hears nothing at all. Closed while a
    request is on its way, either loses that request. So a process that is told to stop takes what
    still comes, and ends each connection with the answer on it, as HTTP asks; when it closes the
    others, nobody has used them for that while.
    """

    def init_process(self) -> None:
        """Serve until the end; called after the fork."""
        # Gunicorn has no setting for it. The class is its own there, to be replaced like this one.
        RequestParser.mesg_class = RawRequest
        super().init_process()

    def handle_error(self, req: object, client: Any, addr: Any, exc: Exception) -> None:
        """What could not be read as a request, or failed around the application."""
        if answer_unreadable(client, exc) < 500:
            self.log.warning("refused what is no request, from %s: %s", addr and addr[0], exc)
        else:
            self.log.exception("a request failed outside the application")

    def handle_exit(self, sig: int, frame: object) -> None:
        """SIGTERM: leave, and stop when those who send us requests have had time to hear of it."""
        self.app.leaving.set()
        stop = partial(self._stop, sig, frame)
        if not self.app.stop_delay_s:
            stop()
            return
        timer = Timer(self.app.stop_delay_s, self.method_queue.defer, [stop])
        timer.daemon = True
        timer.start()

    def handle_request(self, req: Any, conn: object) -> bool:
        """As gunicorn does; a process that leaves answers each connection once more."""
        if self.app.leaving.is_set():
            req.force_close()
        return bool(super().handle_request(req, conn))

    def _stop(self, sig: int, frame: object) -> None:
        """Requests that wait for a job end now, the others in their own time."""
        self.app.stopping.set()
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: object) -> None:
        """Ctrl-C: at once, or the waiting threads would keep the process."""
        self.app.leaving.set()
        self.app.stopping.set()
        super().handle_quit(sig, frame)


class OurLines(Logger):  # type: ignore[misc]  # nor here
    """Gunicorn's own messages, written in our format."""

    def setup(self, cfg: Any) -> None:
        """Hand them on to the logging that the command line has set up."""
        super().setup(cfg)
        self._address = cfg.address[0]
        self.error_log.handlers.clear()
        self.error_log.propagate = True

    def info(self, msg: str, *args: object, **kwargs: object) -> None:
        """As gunicorn's, with the address that it does not know.

        Note: each server process opens a socket of its own, and the parent, which writes that
            line, has none.
        """
        if msg == _LISTENING and not args[0]:
            args = (f"http://{listening_at(*self._address)}", *args[1:])
        super().info(msg, *args, **kwargs)


def serve(settings: Settings) -> None:
    """Serve until told to stop; SIGTERM lets requests at hand finish.

    Raises:
        ConfigError: the port cannot be had.
    """
    settings = replace(settings, port=_port(settings))
    shared_metrics = Path(tempfile.mkdtemp(prefix="spacelaunch-metrics-"))
    os.environ.update({"PROMETHEUS_MULTIPROC_DIR": str(shared_metrics)})
    Server(settings, shared_metrics).run()


def _port(settings: Settings) -> int:
    """The processes of a server whose parent was killed take a second to see that, and end."""
    until = time.monotonic() + _FREE_WITHIN_S
    while True:
        try:
            return free_port(settings.bind, settings.port)
        except ConfigError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _options(settings: Settings, shared_metrics: Path) -> dict[str, Any]:
    return {
        "bind": listening_at(settings.bind, settings.port),
        "workers": settings.api_processes,
        "worker_class": ApiProcess,
        "threads": settings.api_threads,
        # One process would otherwise keep nearly all connections that stay open.
        "reuse_port": True,
        # A load from Kaggle answers when it is done.
        "timeout": 300,
        "graceful_timeout": settings.stop_delay_s + STOPS_WITHIN_S,
        # Longer than clients and proxies keep a connection that they do not use, 60 s at most: who
        # closes one while the other side sends on it loses a request.
        "keepalive": 75,
        # Its most. The longest names that an analysis takes, percent-encoded, need 5,000.
        "limit_request_line": 8_190,
        # Which proxies are believed is for the application to say; by default gunicorn would let
        # whoever asks from this machine say how it was asked, and by which path.
        "forwarded_allow_ips": "",
        # Ours stands on it; the other one is written in C.
        "http_parser": "python",
        "loglevel": settings.log_level.lower(),
        "logger_class": OurLines,
        # Nobody steers it at run time, and its socket would lie in the user's home.
        "control_socket_disable": True,
        "proc_name": "spacelaunch-api",
        "child_exit": _child_exit,
        "on_exit": partial(_on_exit, shared_metrics),
        "on_starting": lambda server: _warn(settings, server.log),
    }


def _child_exit(_: object, process: Any) -> None:
    """Called in the parent: a process that is gone has no present values any more."""
    import_module("prometheus_client.multiprocess").mark_process_dead(process.pid)


def _on_exit(shared_metrics: Path, _: object) -> None:
    """Called in the parent when all processes are gone."""
    shutil.rmtree(shared_metrics, ignore_errors=True)


def _warn(settings: Settings, log: Any) -> None:
    if settings.api_keys is None and not is_loopback(settings.bind):
        log.warning(
            "%s is not loopback and no key is required: whoever reaches it may change the data; "
            "SPACELAUNCH_API_KEYS=required asks for keys",
            settings.bind,
        )
