"""Conditional requests (RFC 9110, section 13): what a client has already, and what it expects.

Called by the routes and, for every answer with an `ETag`, after the request.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from flask import Response, request
from werkzeug.datastructures import ETags
from werkzeug.http import http_date

import spacelaunch
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, AnswerHeader, Parameter
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import PreconditionFailedError
from spacelaunch.jobs.program import content_of

ETAG = AnswerHeader("ETag", str, "Names this very content.", '"3f0c5d1e9a7b2c48-json"')
CACHE_CONTROL = AnswerHeader(
    "Cache-Control", str, "How long a cache may keep it.", "no-cache", is_for_pages=False
)
VALIDATORS = (ETAG, CACHE_CONTROL)
_IF_NONE_MATCH = Parameter(
    "header",
    "If-None-Match",
    str,
    "The ETag of what you have; answers 304 where it is the same.",
    ETAG.example,
)
# What `require_expected` goes by.
EXPECTATIONS = (
    Parameter(
        "header",
        "If-Match",
        str,
        'Only where the data set is the version of one of these ETags, or just `"VERSION"`; `*` '
        "means whichever is there. Otherwise 412.",
        "*",
    ),
    Parameter(
        "header",
        "If-None-Match",
        str,
        "Only where nothing is loaded (`*`), or another version than this one's. Otherwise 412.",
        '"3f0c5d1e9a7b2c48"',
    ),
    Parameter(
        "header",
        "If-Unmodified-Since",
        str,
        "Only where nothing was loaded since; an ETag in `If-Match` is exact, and counts in place "
        "of this. Otherwise 412.",
        "Thu, 31 Dec 2099 23:59:59 GMT",
    ),
)

# What turns a version of the data and a question into the bytes of an answer.
_WRITES = ("api", "datasets", "domain", "relation")
# What a 304 repeats (section 15.4.5); the client keeps the rest.
_KEPT_HEADERS = {"cache-control", "content-location", "etag", "vary"}


def with_conditions(contract: Contract) -> Contract:
    """The contract of a reading route, of whose tagged answer a client may have the same already.

    Note: `compression` answers 304 then, whatever the route.
    """
    if ETAG not in contract.answers[200].headers:
        return contract
    unchanged = Answer("It is what you have.", headers=VALIDATORS)
    return replace(
        contract,
        takes=(*contract.takes, _IF_NONE_MATCH),
        answers={**contract.answers, 304: unchanged},
    )


def tag_of(version: str, *parts: object) -> str:
    """A strong tag: the data's version, then the program and all else that shapes the bytes."""
    digest = hashlib.sha256(repr((_program(), *parts)).encode()).hexdigest()[:16]
    return f"{version}-{digest}"


@cache
def _program() -> str:
    """By content: a version may stay between two builds that write the same data otherwise."""
    return content_of(Path(spacelaunch.__file__).parent, _WRITES)


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
