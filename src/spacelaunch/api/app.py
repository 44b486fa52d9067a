"""The Flask application: stores, routes, errors. Called by the server and by tests."""

from __future__ import annotations

from flask import Flask

from spacelaunch.api import analyze, data, docs, guide, health, jobs, results
from spacelaunch.api.context import Context
from spacelaunch.api.errors import register_errors
from spacelaunch.bootstrap import Stores, open_stores
from spacelaunch.config import Settings


def create_app(settings: Settings, stores: Stores | None = None) -> Flask:
    """The HTTP door; a test hands in stores of its own."""
    app = Flask("spacelaunch", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_limit_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.upload_limit_bytes
    app.url_map.strict_slashes = False
    app.extensions["spacelaunch"] = Context(settings, stores or open_stores(settings))
    for module in (guide, docs, data, analyze, jobs, results, health):
        app.register_blueprint(module.blueprint)
    register_errors(app)
    return app
