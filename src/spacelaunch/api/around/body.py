"""How large a body may be, decided before any of it is read. Hooked in by `app`, after access."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, request
from werkzeug.exceptions import RequestEntityTooLarge

from spacelaunch.api.around.context import context
from spacelaunch.api.around.routes import current_route

OCTETS = "application/octet-stream"
# A load sends one file.
MOST_PARTS = 10
# Bytes of what is no file: a form's fields, of which a load takes none, and what stands before a
# part. A file's name of 8 MB cost seconds.
LONGEST_FIELD = 500_000


class WholeRequest(Request):
    """A request whose body is had whole or not at all.

    Flask reads a body of unknown length up to the limit and gives that, so that the first part of
    a file would be loaded as if it were the file.
    """

    def get_data(self, *args: Any, **kwargs: Any) -> Any:
        """The body; raises RequestEntityTooLarge."""
        found = super().get_data(*args, **kwargs)
        limit = self.max_content_length
        if self.content_length is None and limit is not None and len(found) >= limit:
            raise RequestEntityTooLarge
        return found


def register_body_limits(app: Flask) -> None:
    """Refuse bodies over the limit; one of unknown length is cut off where it reaches it."""
    app.request_class = WholeRequest
    app.config["MAX_FORM_PARTS"] = MOST_PARTS
    app.before_request(_limit)


def _limit() -> None:
    settings = context().settings
    limit = settings.upload_limit_bytes
    if not _is_file():
        limit = min(limit, settings.json_limit_bytes)
    request.max_content_length = limit
    request.max_form_memory_size = min(limit, settings.json_limit_bytes, LONGEST_FIELD)
    if (request.content_length or 0) > limit:
        raise RequestEntityTooLarge


def _is_file() -> bool:
    """Whether the route takes a file in such a body."""
    route = current_route()
    body = route.contract.body if route else None
    # Without a type it is a file too: `curl -T` sends none.
    form = body.forms.get(request.mimetype or OCTETS) if body else None
    return form is not None and form.is_file
