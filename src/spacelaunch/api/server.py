"""The API's server: gunicorn, set up from our settings. Called by the command line."""

from __future__ import annotations

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's application, which reads no file and no command line of its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings to gunicorn."""
        for name, value in _options(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application of one server process; called after the fork."""
        return create_app(self._settings)


def serve(settings: Settings) -> None:
    """Serve until told to stop; SIGTERM lets requests at hand finish."""
    Server(settings).run()


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "bind": f"{settings.bind}:{settings.port}",
        "workers": settings.api_processes,
        "worker_class": "gthread",
        "threads": settings.api_threads,
        # One process would otherwise keep nearly all connections that stay open.
        "reuse_port": True,
        # A load from Kaggle answers when it is done.
        "timeout": 300,
        "graceful_timeout": 30,
        # Its most. The longest names that an analysis takes, percent-encoded, need 5,000.
        "limit_request_line": 8_190,
        "loglevel": settings.log_level.lower(),
        # Nobody steers it at run time, and its socket would lie in the user's home.
        "control_socket_disable": True,
        "proc_name": "spacelaunch-api",
    }
