"""The headers that answers have, by name, and the request headers that several routes take."""

from __future__ import annotations

from typing import Annotated

from openapi_pydantic.v3.v3_1 import Header
from pydantic import Field

from spacelaunch.api.openapi.job_bodies import JOB_ID
from spacelaunch.api.openapi.parts import header, parameter

HEADERS: dict[str, Header] = {
    "Location": header(str, "Where to go on.", f"/jobs/{JOB_ID}"),
    "Retry-After": header(
        Annotated[int, Field(ge=1)], "Seconds after which asking again is worth while.", 1
    ),
    "Preference-Applied": header(
        Annotated[str, Field(pattern=r"^wait=\d+$")], "The preference that was heeded.", "wait=30"
    ),
    "ETag": header(str, "Names this very content.", '"3f0c5d1e9a7b2c48-json"'),
    "Cache-Control": header(str, "How long a cache may keep it.", "no-cache"),
    "Vary": header(str, "Request headers that choose the form.", "Accept"),
    "Content-Disposition": header(str, "A file name for it.", 'inline; filename="timeline.png"'),
    "Content-Security-Policy": header(str, "What the page may load.", "default-src 'none'"),
    "X-Total-Count": header(Annotated[int, Field(ge=0)], "Launches in all.", 4324),
}

WAIT = parameter(
    "query",
    "wait",
    Annotated[int, Field(ge=0)],
    "Answer when the job is over, or after this many seconds; 60 at most are waited.",
    30,
)
PREFER = parameter("header", "Prefer", str, "`wait=30` waits as `?wait=30` does.", "wait=30")
IF_NONE_MATCH = parameter(
    "header",
    "If-None-Match",
    str,
    "The ETag of what you have; answers 304 where it is the same.",
    '"3f0c5d1e9a7b2c48-json"',
)
