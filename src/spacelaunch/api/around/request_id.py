"""Which request this is: its own id, and the trace that it belongs to.

A client, or the proxy before us, may say both; what does not look like an id is not repeated,
neither in an answer nor in a log. Called by `request_log`.
"""

from __future__ import annotations

import re
import uuid

from spacelaunch.api.document.parts import AnswerHeader, Parameter

ASKED = (
    Parameter(
        "header",
        "X-Request-ID",
        str,
        "Names this request in the logs; else we do.",
        "my-request.1",
    ),
    Parameter(
        "header",
        "traceparent",
        str,
        "W3C Trace Context; its trace stands in the logs.",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ),
)
REQUEST_ID = AnswerHeader(
    "X-Request-ID", str, "Names this request in the logs.", "4b7b5960551e4a83"
)

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}", re.ASCII)
# W3C Trace Context, level 1: version, trace id, parent id, flags; later versions may add more.
_TRACE_PARENT = re.compile(
    r"(?P<version>[0-9a-f]{2})-(?P<trace>[0-9a-f]{32})-(?P<parent>[0-9a-f]{16})-[0-9a-f]{2}"
    r"(?P<more>-.*)?"
)


def request_id_of(given: str | None) -> str:
    """The id that the client gave its request, or a new one."""
    return given if given and _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def trace_id(header: str | None) -> str | None:
    """The trace id of a `traceparent`, or None where it is not a valid one."""
    found = _TRACE_PARENT.fullmatch((header or "").strip())
    if found is None or found["version"] == "ff":
        return None
    if found["version"] == "00" and found["more"]:
        return None
    return found["trace"] if int(found["trace"], 16) and int(found["parent"], 16) else None
