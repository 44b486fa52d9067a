"""Starts Streamlit over the pages, in this process. Called by the command line.

Three things are answered beside or before it: the `document` of each page, the files that Streamlit
would send unpacked, and the outlines of the land.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.starlette import App

from spacelaunch.config import Settings
from spacelaunch.dashboard.document import STATIC, make_document
from spacelaunch.dashboard.land import PATH, read_land
from spacelaunch.dashboard.look import theme_options
from spacelaunch.dashboard.navigation import PAGES
from spacelaunch.dashboard.packed_files import PackedFiles

_SCRIPT = Path(__file__).with_name("app.py")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def serve(settings: Settings) -> None:
    """Answer until the process is told to stop."""
    path = settings.dashboard_path
    packed = Middleware(PackedFiles, folder=STATIC / "static", below=f"{_base(path)}/static")
    app = App(_SCRIPT, routes=make_routes(path), middleware=[packed], lifespan=_keep_modules)
    app.run(config=make_options(settings))


@asynccontextmanager
async def _keep_modules(_: App) -> AsyncIterator[None]:
    """Look for garbage in what the pages leave, and no more in what was imported.

    Streamlit looks through everything each time that a page was drawn, and answers nobody
    meanwhile: a tenth of a second for pandas, Arrow and its own modules, which never go away.
    """
    gc.collect()
    gc.freeze()
    yield


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
    base = _base(path)
    answer = _answer_with(*make_document(base))
    first, *others = (entry.path for entry in PAGES)
    return [
        *(Route(f"{base}/{name}", answer) for name in ("", *others)),
        # Streamlit knows its first page by no name.
        Route(f"{base}/{first}", partial(_send_to_first, base)),
        Route(f"{base}/{PATH}", _get_land),
    ]


def _base(path: str) -> str:
    """What stands before each address; empty at the root."""
    return f"/{path.strip('/')}".rstrip("/")


def _send_to_first(base: str, request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{base}/{query}")


def _get_land(_: Request) -> Response:
    return JSONResponse(read_land(), headers={"Cache-Control": "public, max-age=86400"})


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
