"""Conditional requests (RFC 9110, section 13): what a client has already, and what it expects.

Called by the routes and, for every answer with an `ETag`, after the request.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from flask import Response, request
from werkzeug.datastructures import ETags
from werkzeug.http import http_date

from spacelaunch import __version__
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import PreconditionFailedError

# What a 304 repeats (section 15.4.5); the client keeps the rest.
_KEPT_HEADERS = {"cache-control", "content-location", "etag", "vary"}


def tag_of(version: str, *parts: object) -> str:
    """A strong tag: the data's version, then the program and all else that shapes the bytes."""
    digest = hashlib.sha256(repr((__version__, *parts)).encode()).hexdigest()[:16]
    return f"{version}-{digest}"


def is_unchanged(tag: str | None) -> bool:
    """Whether a GET or HEAD can be answered by 304.

    Note: dates do not count and are not given. They are true to the second, and a load that began
        earlier than another may end later; so a date would call changed data unchanged.
    """
    if request.method not in ("GET", "HEAD") or tag is None:
        return False
    return request.if_none_match.contains_weak(tag)


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
        PreconditionFailedError: `If-Match`, `If-Unmodified-Since` or `If-None-Match` says so.
    """
    if "If-Match" in request.headers:
        _require_match(data_set)
    elif request.if_unmodified_since is not None:
        _require_no_later(data_set, request.if_unmodified_since)
    if "If-None-Match" in request.headers:
        _require_no_match(data_set)


def _require_match(data_set: DataSet | None) -> None:
    if data_set is None:
        raise PreconditionFailedError("If-Match: no data are loaded")
    if not _names(request.if_match, data_set):
        raise PreconditionFailedError(
            f"If-Match: the data set is at version {data_set.version} now"
        )


def _require_no_match(data_set: DataSet | None) -> None:
    if data_set is not None and _names(request.if_none_match, data_set, weakly=True):
        raise PreconditionFailedError(
            f"If-None-Match: a data set is loaded, at version {data_set.version}"
        )


def _require_no_later(data_set: DataSet | None, since: datetime) -> None:
    """Two loads may share a second, so what was loaded in that very second may be another."""
    if data_set is not None and data_set.loaded_at.replace(microsecond=0) >= since:
        raise PreconditionFailedError(
            f"If-Unmodified-Since: the data set was loaded at {http_date(data_set.loaded_at)}; "
            "a date is true to the second only, an ETag of GET /data in If-Match is exact"
        )


def _names(tags: ETags, data_set: DataSet, weakly: bool = False) -> bool:
    """Whether one of the tags is the data set's, in any representation."""
    named = {tag.partition("-")[0] for tag in tags.as_set(include_weak=weakly) if tag}
    return tags.star_tag or data_set.version in named
