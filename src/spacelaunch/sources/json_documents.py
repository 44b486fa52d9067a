"""Documents as a JSON API sends them: readable ones, and refused ones with a reason.

A refused document is kept whole: it costs its launch until somebody mends it at the source or
here, but not the run. Called by the sources that ask such an API.
"""

from __future__ import annotations

import json

import orjson
from pydantic import ValidationError

from spacelaunch.domain.document import Document, Refused, content_hash
from spacelaunch.sources.document_fields import Model

_LONGEST_REASON = 300


def receive(value: object) -> Document | Refused:
    """What arrived, as text that names its content; refused where it can be no document at all.

    Note: whether we can read it is asked by `reason_to_refuse`, of what is new only.
    """
    try:
        text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        # JSON can say half of a character; no database can keep it.
        escaped = json.dumps(value, sort_keys=True)
        return _refused(value, escaped.encode(), "it holds half of a character")
    if not isinstance(value, dict):
        return _refused(value, text, "expected an object")
    document_id = value.get("id")
    if not isinstance(document_id, str) or not document_id:
        return _refused(value, text, "id is missing" if document_id is None else "id is no text")
    # The first question is answered ten times as fast, and of most documents is enough.
    if b"\\" in text and b"\\u0000" in text:
        return _refused(value, text, "it holds a NUL character")
    return Document(document_id, text.decode(), content_hash(text))


def reason_to_refuse(model: type[Model], document: Document) -> str | None:
    """Why a document is none of its kind, naming the field; None where it can be read."""
    try:
        model.model_validate_json(document.text)
    except ValidationError as exc:
        return _reason(exc)
    return None


def _refused(value: object, text: bytes, reason: str) -> Refused:
    found = value.get("id") if isinstance(value, dict) else None
    document_id = found if isinstance(found, str) and found.isprintable() else None
    return Refused(document_id, text.decode(), content_hash(text), reason)


def _reason(exc: ValidationError) -> str:
    faults = [
        f"{_path(fault['loc'])}: {_said(fault['msg'])}" for fault in exc.errors(include_url=False)
    ]
    reason = "; ".join(faults)
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location)
