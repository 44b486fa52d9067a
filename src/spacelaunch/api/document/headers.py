"""The headers that answers have, by name, and the request headers that several routes take."""

from __future__ import annotations

from typing import Annotated, Literal

from openapi_pydantic.v3.v3_1 import Header
from pydantic import Field

from spacelaunch.api.document.job_bodies import JOB_ID
from spacelaunch.api.document.parts import header, parameter

HEADERS: dict[str, Header] = {
    "Location": header(str, "Where to go on.", f"/jobs/{JOB_ID}"),
    "Retry-After": header(
        Annotated[int, Field(ge=1)], "Seconds after which asking again is worth while.", 1
    ),
    "Preference-Applied": header(
        Annotated[str, Field(pattern=r"^(respond-async|wait=\d+)(, wait=\d+)?$")],
        "The preferences that were heeded.",
        "wait=30",
    ),
    "ETag": header(str, "Names this very content.", '"3f0c5d1e9a7b2c48-json"'),
    "Cache-Control": header(str, "How long a cache may keep it.", "no-cache"),
    "Vary": header(str, "Request headers that choose the form.", "Accept"),
    "Content-Disposition": header(str, "A file name for it.", 'inline; filename="timeline.png"'),
    "Content-Security-Policy": header(str, "What the page may load.", "default-src 'none'"),
    "X-Total-Count": header(Annotated[int, Field(ge=0)], "How many there are on all pages.", 4324),
    "Link": header(str, "The next page, where there is one.", '</jobs?cursor=x>; rel="next"'),
    "Content-Encoding": header(
        Literal["zstd", "br", "gzip"], "How it is compressed, where the client asked.", "zstd"
    ),
    "Idempotency-Replayed": header(
        Literal["true"], "This was answered before to a request with the same key.", "true"
    ),
    "WWW-Authenticate": header(str, "What key is needed.", 'Bearer realm="spacelaunch"'),
    "RateLimit": header(str, "What is left, where a limit is set.", '"read";r=599;t=60'),
    "RateLimit-Policy": header(str, "The limit, where one is set.", '"read";q=600;w=60'),
    "X-Request-ID": header(str, "Names this request in the logs.", "4b7b5960551e4a83"),
    "Server-Timing": header(str, "Where the time went.", "total;dur=1.7, storage;dur=0.4"),
    "X-Content-Type-Options": header(str, "The type is the type.", "nosniff"),
    "X-Frame-Options": header(str, "It stands in no frame.", "DENY"),
    "Referrer-Policy": header(str, "Nobody is told who led here.", "no-referrer"),
    "Cross-Origin-Resource-Policy": header(str, "Whose pages may show it.", "same-site"),
    "X-Accel-Buffering": header(str, "A proxy is not to hold it back.", "no"),
}

WAIT = parameter(
    "query",
    "wait",
    Annotated[int, Field(ge=0)],
    "Answer when the job is over, or after this many seconds; 60 at most are waited.",
    30,
)
PREFER = parameter(
    "header",
    "Prefer",
    str,
    "`wait=30` waits as `?wait=30` does; `respond-async` wants to be answered at once.",
    "wait=30",
)
DRY_RUN = parameter(
    "query",
    "dry_run",
    Literal["1", "0", "true", "false"],
    "Only say what would be done.",
    "1",
)
IDEMPOTENCY_KEY = parameter(
    "header",
    "Idempotency-Key",
    Annotated[str, Field(min_length=1, max_length=255)],
    "The same request with the same key is done once a day, and answered as the first time; an "
    "error did nothing and frees the key.",
    "8e03978e-40d5-43dd-bc93-6894a57f9324",
)
REQUEST_ID = parameter(
    "header", "X-Request-ID", str, "Names this request in the logs; else we do.", "my-request.1"
)
TRACEPARENT = parameter(
    "header",
    "traceparent",
    str,
    "W3C Trace Context; its trace stands in the logs.",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
)
IF_MATCH = parameter(
    "header",
    "If-Match",
    str,
    'Only where the data set is the version of one of these ETags, or just `"VERSION"`; `*` means '
    "whichever is there. Otherwise 412.",
    "*",
)
IF_NONE_MATCH = parameter(
    "header",
    "If-None-Match",
    str,
    "The ETag of what you have; answers 304 where it is the same.",
    '"3f0c5d1e9a7b2c48-json"',
)
