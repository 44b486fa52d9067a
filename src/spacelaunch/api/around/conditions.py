"""Conditional requests (RFC 9110, section 13): what a client has already, and what it expects.

Called by the routes and, for every answer with an `ETag`, after the request.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from flask import Response, request
from werkzeug.datastructures import ETags

import spacelaunch
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, AnswerHeader, Parameter
from spacelaunch.datasets.expectation import ANY, Expected
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
# What `expected` goes by.
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


def expected() -> Expected:
    """What the client of the request at hand expects to change.

    Note: any tag of a version will do, whatever representation the client has read.
    """
    headers = request.headers
    return Expected(
        match=_versions(request.if_match) if "If-Match" in headers else None,
        none_match=(
            _versions(request.if_none_match, weakly=True) if "If-None-Match" in headers else None
        ),
        unmodified_since=request.if_unmodified_since,
    )


def _versions(tags: ETags, weakly: bool = False) -> tuple[str, ...]:
    if tags.star_tag:
        return (ANY,)
    return tuple(sorted({tag.partition("-")[0] for tag in tags.as_set(weakly) if tag}))
