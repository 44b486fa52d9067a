"""How large a body may be, decided before any of it is read. Hooked in by `app`, after access."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge

from spacelaunch.api.context import context
from spacelaunch.api.data import CSV_TYPES

# A load sends one file.
MOST_PARTS = 10
_UPLOADS = ("multipart/form-data", *CSV_TYPES)


def register_body_limits(app: Flask) -> None:
    """Refuse bodies over the limit; one of unknown length is cut off where it reaches it."""
    app.config["MAX_FORM_PARTS"] = MOST_PARTS
    app.before_request(_limit)


def _limit() -> None:
    settings = context().settings
    limit = settings.upload_limit_bytes
    if request.endpoint != "data.load" or request.mimetype not in _UPLOADS:
        limit = min(limit, settings.json_limit_bytes)
    request.max_content_length = limit
    request.max_form_memory_size = min(limit, settings.json_limit_bytes)
    if (request.content_length or 0) > limit:
        raise RequestEntityTooLarge
