"""`Idempotency-Key`: a request that is sent again is not done again, but answered as before.

After draft-ietf-httpapi-idempotency-key-header. Wraps the routes that make something.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from flask import Response, current_app, request
from werkzeug.exceptions import HTTPException

from spacelaunch.api.context import context
from spacelaunch.errors import BadRequestError, SpacelaunchError
from spacelaunch.storage.idempotency_store import KeptAnswer

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
_BLOCK = 1 << 20

View = Callable[..., Response]


def idempotent(view: View) -> View:
    """The view, which answers a repeated request as it did the first time."""

    @wraps(view)
    def once(**arguments: Any) -> Response:
        if HEADER not in request.headers:
            return view(**arguments)
        key, fingerprint = _key(), _fingerprint()
        kept = context().stores.idempotency.begin(key, fingerprint)
        return _replayed(kept) if kept else _first(key, fingerprint, lambda: view(**arguments))

    return once


def _first(key: str, fingerprint: str, view: Callable[[], Response]) -> Response:
    """Do it; an answer that says that the server failed is not kept."""
    store, answer = context().stores.idempotency, None
    try:
        answer = _answered(view)
    finally:
        if answer is None or answer.status_code >= 500:
            store.drop(key)
    if answer.status_code < 500:
        store.keep(key, fingerprint, _kept(answer))
    return answer


def _answered(view: Callable[[], Response]) -> Response:
    """The view's answer, be it that of an error."""
    try:
        return view()
    except (SpacelaunchError, HTTPException) as exc:
        return current_app.make_response(current_app.handle_user_exception(exc))


def _kept(answer: Response) -> KeptAnswer:
    return KeptAnswer(
        status=answer.status_code,
        body=answer.get_data(),
        content_type=answer.content_type or "",
        location=answer.headers.get("Location"),
    )


def _replayed(kept: KeptAnswer) -> Response:
    answer = Response(kept.body, kept.status, content_type=kept.content_type)
    if kept.location:
        answer.headers["Location"] = kept.location
    answer.headers["Idempotency-Replayed"] = "true"
    return answer


def _key() -> str:
    """The key, with or without the quotes that the draft wants around it."""
    key = request.headers[HEADER].strip()
    if len(key) > 2 and key.startswith('"') and key.endswith('"'):
        key = key[1:-1]
    if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise BadRequestError(f"{HEADER}: expected 1 to {LONGEST_KEY} printable ASCII characters")
    return key


def _fingerprint() -> str:
    """A hash of what is asked, the same for the same request sent again."""
    digest = hashlib.sha256()
    for part in (request.method, request.path, request.mimetype, *_arguments(), *_content()):
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()


def _arguments() -> list[str]:
    return sorted(f"{name}={value}" for name, value in request.args.items(multi=True))


def _content() -> Iterator[str]:
    """The content; that of a form by field, for the boundary between them changes."""
    if request.mimetype != "multipart/form-data":
        yield hashlib.sha256(request.get_data()).hexdigest()
        return
    yield from sorted(f"{name}={value}" for name, value in request.form.items(multi=True))
    for name, upload in sorted(request.files.items(multi=True), key=lambda item: item[0]):
        digest = hashlib.sha256()
        while block := upload.stream.read(_BLOCK):
            digest.update(block)
        upload.stream.seek(0)
        yield f"{name}={upload.filename} {digest.hexdigest()}"
