"""Starts Streamlit over the pages, in this process. Called by the command line.

The document in which Streamlit's own code runs is answered here, for three reasons. Streamlit
finds out where it is served by asking at every part of an address, and each miss is an error in the
console of whoever follows a link to a page: it is told. No page may load anything from elsewhere,
and no other page may frame one: browsers are told that, too. The outlines of the land are answered
beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.starlette import App

from spacelaunch.config import Settings
from spacelaunch.dashboard.land import PATH, read_land
from spacelaunch.dashboard.look import theme_options
from spacelaunch.dashboard.navigation import PAGES

_SCRIPT = Path(__file__).with_name("app.py")
_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def serve(settings: Settings) -> None:
    """Answer until the process is told to stop."""
    App(_SCRIPT, routes=make_routes(settings.dashboard_path)).run(config=make_options(settings))


def make_options(settings: Settings) -> dict[str, Any]:
    """Streamlit's options; what its users have in files of theirs counts less."""
    return {
        "server.port": settings.dashboard_port,
        "server.address": settings.dashboard_bind,
        "server.baseUrlPath": settings.dashboard_path.strip("/"),
        "server.headless": True,
        "server.showEmailPrompt": False,
        "server.fileWatcherType": "none",
        "server.allowedHosts": allowed_hosts(settings),
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "viewer",
        # Of what nobody foresaw, a reader learns that it happened, and the log the rest.
        "client.showErrorDetails": "none",
        **theme_options(),
    }


def allowed_hosts(settings: Settings) -> list[str]:
    """Names by which it may be asked: a name that somebody else leads here is none of them."""
    if settings.trusted_hosts:
        return [*_LOOPBACK, *(name.strip() for name in settings.trusted_hosts.split(","))]
    return [*_LOOPBACK] if settings.dashboard_bind in _LOOPBACK else ["*"]


def make_routes(path: str) -> list[Route]:
    """The document, at the address of each page below the path of the proxy, and the land."""
    base = f"/{path.strip('/')}".rstrip("/")
    answer = _answer_with(*make_document(base))
    first, *others = (entry.path for entry in PAGES)
    return [
        *(Route(f"{base}/{name}", answer) for name in ("", *others)),
        # Streamlit knows its first page by no name.
        Route(f"{base}/{first}", partial(_send_to_first, base)),
        Route(f"{base}/{PATH}", _get_land),
    ]


def _send_to_first(base: str, request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{base}/{query}")


def _get_land(_: Request) -> Response:
    return JSONResponse(read_land(), headers={"Cache-Control": "public, max-age=86400"})


def make_document(base: str) -> tuple[str, str]:
    """Streamlit's document that knows where it is served, and what it may load."""
    script = f"window.__streamlit={{BACKEND_BASE_URL:location.origin+{json.dumps(f'{base}/')}}}"
    streamlits = _INDEX.read_text(encoding="utf-8")
    document = streamlits.replace("<head>", f"<head><script>{script}</script>", 1)
    return document, _make_policy(_INLINE.findall(document))


def _make_policy(scripts: Iterable[str]) -> str:
    """Of the scripts that stand in the document, these alone run."""
    digests = (b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts)
    allowed = " ".join(f"'sha256-{each}'" for each in digests)
    return "; ".join(
        (
            "default-src 'self'",
            # Of what draws the maps, a part is compiled in the browser.
            f"script-src 'self' {allowed} 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
        )
    )


def _answer_with(document: str, policy: str) -> Callable[[Request], Response]:
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }

    def get_document(_: Request) -> Response:
        return HTMLResponse(document, headers=headers)

    return get_document
