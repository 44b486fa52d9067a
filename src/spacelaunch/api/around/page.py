"""Pages for people: a template with our style, readable without script and loading only from us.

Called by the routes that have one. The policy lets in the style that stands in the page, by its
hash, and pictures and forms of our own; no script at all.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Response, render_template
from markupsafe import Markup

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.headers import CONTENT_POLICY
from spacelaunch.api.around.own_address import own_path

HTML = "text/html"
_STYLE = Path(__file__).parents[1] / "templates" / "page.css"


def page_answer(template: str, shown: Mapping[str, object], status: int = 200) -> Response:
    """A page, to be asked for again each time, for its data may change.

    Shape: `comes_again_s` has a browser ask again after so many seconds.
    """
    # It is our own file, and its hash counts each sign as it stands there.
    values = {**shown, "style": Markup(_style()), "root": own_path("")}
    text = render_template(template, **values)
    answer = Response(text, status, content_type=f"{HTML}; charset=utf-8")
    answer.headers[CACHE_CONTROL] = "no-store" if status >= 400 else "no-cache"
    answer.headers[CONTENT_POLICY] = policy()
    return answer


@cache
def policy() -> str:
    """What a page may load."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src 'self' data:; style-src 'sha256-{digest}'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")
