"""Conditional requests (RFC 9110, section 13): what a client has already, and what it expects.

Called by the routes and, for every answer with an `ETag`, after the request.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from flask import Response, request

from spacelaunch import __version__
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import PreconditionFailedError

# What a 304 repeats (section 15.4.5); the client keeps the rest.
_KEPT_HEADERS = {"cache-control", "content-location", "etag", "link", "vary", "x-total-count"}


def tag_of(version: str, *parts: object) -> str:
    """A strong tag: the data's version, then the program and all else that shapes the bytes."""
    digest = hashlib.sha256(repr((__version__, *parts)).encode()).hexdigest()[:16]
    return f"{version}-{digest}"


def is_unchanged(tag: str | None, last_modified: datetime | None) -> bool:
    """Whether a GET or HEAD can be answered by 304."""
    if request.method not in ("GET", "HEAD"):
        return False
    if "If-None-Match" in request.headers:  # then If-Modified-Since does not count
        return tag is not None and request.if_none_match.contains_weak(tag)
    since = request.if_modified_since
    return since is not None and last_modified is not None and _seconds(last_modified) <= since


def unchanged_answer(answer: Response) -> Response:
    """The same answer as a 304."""
    kept = {name: text for name, text in answer.headers if name.lower() in _KEPT_HEADERS}
    unchanged = Response(status=304, headers=kept)
    del unchanged.headers["Content-Type"]
    return unchanged


def require_expected(data_set: DataSet | None) -> None:
    """Refuse to change a data set that is not the one the client means.

    Note: any tag of the version will do, whatever representation the client has read.
    Raises:
        PreconditionFailedError: `If-Match` or `If-Unmodified-Since` says so.
    """
    expected, since = request.if_match, request.if_unmodified_since
    if "If-Match" in request.headers:
        if data_set is None:
            raise PreconditionFailedError("If-Match: no data are loaded")
        versions = {tag.partition("-")[0] for tag in expected.as_set() if tag}
        if not expected.star_tag and data_set.version not in versions:
            raise PreconditionFailedError(
                f"If-Match: the data set is at version {data_set.version} now"
            )
    elif since is not None and data_set is not None and _seconds(data_set.loaded_at) > since:
        raise PreconditionFailedError(
            f"If-Unmodified-Since: the data set was loaded at {_seconds(data_set.loaded_at)}"
        )


def _seconds(moment: datetime) -> datetime:
    """As precise as HTTP's dates."""
    return moment.replace(microsecond=0)
