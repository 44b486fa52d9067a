"""The API's server: gunicorn, set up from our settings. Called by the command line."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
import time
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any, cast

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from spacelaunch.api.address import free_port, is_loopback, listening_at
from spacelaunch.api.around.query_string import LONGEST_LINE
from spacelaunch.api.connections.departure import longest_departure_s
from spacelaunch.api.connections.process import ApiProcess
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import NO_PIPELINE, Pipeline
from spacelaunch.errors import ConfigError
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.warehouse import no_warehouse

# For the requests at hand.
STOPS_WITHIN_S = 30
_FREE_WITHIN_S = 3.0
_MOST_CONNECTIONS, _FEWEST_CONNECTIONS = 1_000, 50
_OWN_FILES = 200
# Gunicorn's own words.
_LISTENING = "Listening at: %s (%s)"


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's application, which reads no file and no command line of its own."""

    def __init__(
        self,
        settings: Settings,
        shared_metrics: Path,
        warehouse: OpenWarehouse = no_warehouse,
        pipeline: Pipeline = NO_PIPELINE,
    ) -> None:
        self._settings = settings
        self._warehouse = warehouse
        self._pipeline = pipeline
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
            warehouse=self._warehouse,
            pipeline=self._pipeline,
        )
        return cast(Flask, app)


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


def serve(
    settings: Settings,
    warehouse: OpenWarehouse = no_warehouse,
    pipeline: Pipeline = NO_PIPELINE,
) -> None:
    """Serve until told to stop; SIGTERM lets requests at hand finish.

    Shape: `warehouse` is opened in the server processes, and only for a question that asks it;
        the `pipeline` is only asked whether it could run.
    Raises:
        ConfigError: the port cannot be had.
    """
    settings = replace(settings, port=_port(settings))
    shared_metrics = Path(tempfile.mkdtemp(prefix="spacelaunch-metrics-"))
    os.environ.update({"PROMETHEUS_MULTIPROC_DIR": str(shared_metrics)})
    Server(settings, shared_metrics, warehouse, pipeline).run()


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
        "worker_connections": _most_connections(),
        "threads": settings.api_threads,
        # One process would otherwise keep nearly all connections that stay open.
        "reuse_port": True,
        # A load from Kaggle answers when it is done.
        "timeout": 300,
        "graceful_timeout": longest_departure_s(settings.stop_delay_s) + STOPS_WITHIN_S,
        # Longer than clients and proxies keep a connection that they do not use, 60 s at most: who
        # closes one while the other side sends on it loses a request.
        "keepalive": 75,
        "limit_request_line": LONGEST_LINE,
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


def _most_connections() -> int:
    """For each process; some files are for Redis, and for what is received."""
    most_files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most_files < 0:  # no limit
        return _MOST_CONNECTIONS
    return max(_FEWEST_CONNECTIONS, min(_MOST_CONNECTIONS, most_files - _OWN_FILES))


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
