"""Streamlit's own files, packed once and handed out from memory.

Of the four megabytes that a first page takes, three are spared a reader's line. Streamlit sends its
files as they are, a piece of 64 kB at a time and each time from the disk, for it would pack a file
anew for each reader; they never change while the server runs, so we need not. Around Streamlit,
which keeps addresses below `/static/` to itself; whatever is not here it answers.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from mimetypes import guess_type
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

# What is packed already gains nothing.
_PACKABLE = {".css", ".js", ".svg"}
_LEVEL = 6
# Their names change with what is in them.
_KEPT = "public, immutable, max-age=31536000"


class PackedFiles:
    """Answers what lies below an address; an application answers the rest."""

    def __init__(self, app: ASGIApp, folder: Path, below: str) -> None:
        self._app = app
        self._files = _find_files(folder, below)
        self._packed: dict[Path, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        file = self._files.get(scope["path"]) if scope["type"] == "http" else None
        if file is None or not _takes_packed(scope):
            await self._app(scope, receive, send)
            return
        if file not in self._packed:
            self._packed[file] = await run_in_threadpool(_pack, file)
        await self._packed[file](scope, receive, send)


def _find_files(folder: Path, below: str) -> Mapping[str, Path]:
    """By address; an address that is no key leads nowhere, whatever dots are in it."""
    return {
        f"{below}/{file.relative_to(folder).as_posix()}": file
        for file in folder.rglob("*")
        if file.suffix in _PACKABLE
    }


def _takes_packed(scope: Scope) -> bool:
    return scope["method"] == "GET" and "gzip" in Headers(scope=scope).get("accept-encoding", "")


def _pack(file: Path) -> Response:
    headers = {
        "Content-Encoding": "gzip",
        "Cache-Control": _KEPT,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    packed = gzip.compress(file.read_bytes(), _LEVEL, mtime=0)
    return Response(packed, headers=headers, media_type=guess_type(file.name)[0])
