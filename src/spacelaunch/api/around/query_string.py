"""What every query string keeps to before a route reads it: it is UTF-8, and it has an end.

The path before it is UTF-8 as well. What its parameters may be is said where they are read. Hooked
in by `app`.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote_to_bytes, urlencode

from flask import Flask, request
from pydantic import Field

from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.errors import BadRequestError

# The most that gunicorn takes of one, and its default for a header. The longest names that an
# analysis takes, percent-encoded, need 5,000.
LONGEST_LINE = 8_190
# As a link writes it: the link to the next page has a cursor on top.
LONGEST = 4_000
# A byte becomes three of a link at most.
_SURELY_FITS = LONGEST // 3

LINK = AnswerHeader(
    "Link", str, "The next page, where there is one.", '</jobs?cursor=x>; rel="next"'
)

TOTAL_COUNT = AnswerHeader(
    "X-Total-Count", Annotated[int, Field(ge=0)], "How many there are on all pages.", 4324
)


def register_query_string(app: Flask) -> None:
    """Refuse what cannot be read as it was meant, and what no link of ours could repeat."""
    app.before_request(_require_readable)


def next_link(cursor: str) -> str:
    """The `Link` that leads from here to the page after, by the same question."""
    query = "&".join(filter(None, (_question(), urlencode({"cursor": cursor}))))
    return f'<{own_path(request.path)}?{query}>; rel="next"'


def _require_readable() -> None:
    raw = request.query_string
    _require_utf8("query string", unquote_to_bytes(raw))
    # WSGI hands the path's bytes on as if they were Latin-1.
    _require_utf8("path", request.environ["PATH_INFO"].encode("latin-1"))
    if len(raw) > _SURELY_FITS and len(_question()) > LONGEST:
        raise BadRequestError(f"the query string is longer than {LONGEST:,} characters")


def _require_utf8(name: str, sent: bytes) -> None:
    """Flask would put signs of its own for such bytes, and ask for those."""
    try:
        sent.decode()
    except UnicodeDecodeError as exc:
        raise BadRequestError(
            f"the {name} is not UTF-8; é is written %C3%A9 in it, and not %E9"
        ) from exc


def _question() -> str:
    """The query string as our links repeat it, which have a cursor of their own."""
    return urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "cursor"])
