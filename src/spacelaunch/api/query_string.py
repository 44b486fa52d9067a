"""How long a query string may be, before a route reads it, and the links that repeat one.

That it is UTF-8 is seen to by `request_encoding`; what its parameters may be is said where they are
read. Hooked in by `app`.
"""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, request

from spacelaunch.errors import BadRequestError

# As a link writes it. The server takes request lines of 8,190 bytes, and the link to the next page
# has a cursor on top.
LONGEST = 4_000
# A byte becomes three of a link at most.
_SURELY_FITS = LONGEST // 3


def register_query_string(app: Flask) -> None:
    """Refuse what no link of ours could repeat."""
    app.before_request(_require_end)


def next_link(cursor: str) -> str:
    """The `Link` that leads from here to the page after, by the same question."""
    query = "&".join(filter(None, (_question(), urlencode({"cursor": cursor}))))
    return f'<{request.path}?{query}>; rel="next"'


def _require_end() -> None:
    if len(request.query_string) > _SURELY_FITS and len(_question()) > LONGEST:
        raise BadRequestError(f"the query string is longer than {LONGEST:,} characters")


def _question() -> str:
    """The query string as our links repeat it, which have a cursor of their own."""
    return urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "cursor"])
