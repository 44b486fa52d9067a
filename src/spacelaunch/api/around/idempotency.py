"""`Idempotency-Key`: a request that is sent again is not done again, but answered as before.

After draft-ietf-httpapi-idempotency-key-header; a key belongs to its caller. Wraps the routes that
make something.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import Annotated, Any, Literal

from flask import Response, current_app, request
from pydantic import Field
from werkzeug.exceptions import HTTPException

from spacelaunch.api.around.access import caller_name
from spacelaunch.api.around.arguments import yes_argument
from spacelaunch.api.around.context import context
from spacelaunch.api.document.parts import AnswerHeader, Parameter
from spacelaunch.domain.job import JobStatus
from spacelaunch.errors import BadRequestError, NotFoundError, SpacelaunchError, TransientError
from spacelaunch.storage.idempotency_store import Claim, KeptAnswer

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
KEY = Parameter(
    "header",
    HEADER,
    Annotated[str, Field(min_length=1, max_length=LONGEST_KEY)],
    "The same request with the same key is done once a day, and answered as the first time; an "
    "error, or a job that failed, did nothing and frees the key.",
    "8e03978e-40d5-43dd-bc93-6894a57f9324",
)
REPLAYED = AnswerHeader(
    "Idempotency-Replayed",
    Literal["true"],
    "This was answered before to a request with the same key.",
    "true",
)
_BLOCK = 1 << 20

View = Callable[..., Response]

log = logging.getLogger(__name__)


def idempotent(view: View) -> View:
    """The view, which answers a repeated request as it did the first time."""

    @wraps(view)
    def once(**arguments: Any) -> Response:
        # What is only tried changes nothing, and may be tried again when the data are others.
        if HEADER not in request.headers or yes_argument("dry_run"):
            return view(**arguments)
        found = context().stores.idempotency.begin(
            caller_name(), _key(), _fingerprint(), _came_to_nothing
        )
        if isinstance(found, KeptAnswer):
            return _replayed(found)
        return _first(found, lambda: view(**arguments))

    return once


def _came_to_nothing(kept: KeptAnswer) -> bool:
    """Whether the answer promised a job that has failed since.

    Note: not one that was cancelled: a repeat that comes late must not bring it back.
    """
    if kept.status != HTTPStatus.ACCEPTED:
        return False
    job_id = dict(kept.headers)["Location"].rpartition("/")[2]
    try:
        return context().stores.jobs.get(job_id).status is JobStatus.FAILED
    except NotFoundError:
        return False  # it is long over, or somebody has had it forgotten


def _first(claim: Claim, view: Callable[[], Response]) -> Response:
    """Do it, and keep the answer where something was done.

    An error has done nothing, so it is not kept: the same request gets it again while it is
    still true, and the key may be used for a request that was put right.
    """
    answer = None
    try:
        answer = _answered(view)
    finally:
        if answer is None or answer.status_code >= 400:
            _free(claim)
    if answer.status_code < 400:
        _keep(claim, answer)
    return answer


def _keep(claim: Claim, answer: Response) -> None:
    """Whatever becomes of the answer's copy, the client is told what has happened."""
    store = context().stores.idempotency
    try:
        store.keep(claim, _kept(answer))
    except TransientError as exc:
        log.warning("a repeat of this request will be refused, not answered: %s", exc)
        with suppress(TransientError):
            store.hold(claim)


def _free(claim: Claim) -> None:
    try:
        context().stores.idempotency.drop(claim)
    except TransientError as exc:
        log.warning("a repeat of this request will be refused for some minutes: %s", exc)


def _answered(view: Callable[[], Response]) -> Response:
    """The view's answer, be it that of an error."""
    try:
        return view()
    except (SpacelaunchError, HTTPException) as exc:
        return current_app.make_response(current_app.handle_user_exception(exc))


def _kept(answer: Response) -> KeptAnswer:
    """The answer as the view made it; what stands on every answer is added again each time."""
    return KeptAnswer(answer.status_code, answer.get_data(), tuple(answer.headers))


def _replayed(kept: KeptAnswer) -> Response:
    answer = Response(kept.body, kept.status, headers=[*kept.headers])
    answer.headers[REPLAYED] = "true"
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
    asked = (request.method, request.path, request.headers.get("Accept", ""), request.mimetype)
    for part in (*asked, *_arguments(), *_content()):
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
