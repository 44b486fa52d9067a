"""The Flask application: stores, routes, errors. Called by the server and by tests."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from flask import Flask

from spacelaunch.api import analyze, data, guide, health, jobs, metrics, provenance, results
from spacelaunch.api.context import Context
from spacelaunch.api.errors import register_errors
from spacelaunch.api.observed import observe
from spacelaunch.api.request_metrics import RequestMetrics
from spacelaunch.bootstrap import Stores, open_stores
from spacelaunch.config import Settings


def create_app(
    settings: Settings,
    stores: Stores | None = None,
    shared_metrics: Path | None = None,
    stopping: Event | None = None,
) -> Flask:
    """The HTTP door; a test hands in its stores, a server what its processes share."""
    app = Flask("spacelaunch", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_limit_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.upload_limit_bytes
    app.url_map.strict_slashes = False
    request_metrics = RequestMetrics(shared_metrics)
    app.extensions["spacelaunch"] = Context(
        settings,
        stores or open_stores(settings),
        metrics=request_metrics,
        stopping=stopping or Event(),
    )
    observe(app, request_metrics)
    for module in (guide, data, analyze, jobs, results, provenance, health, metrics):
        app.register_blueprint(module.blueprint)
    register_errors(app)
    return app
