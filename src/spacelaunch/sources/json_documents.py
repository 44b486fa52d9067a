"""Documents as a JSON API sends them: readable ones, and refused ones with a reason.

A refused document is kept whole: it costs its launch until somebody mends it at the source or
here, but not the run. Called by the sources that ask such an API.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import orjson
from pydantic import ValidationError

from spacelaunch.domain.document import Document, Mark, Page, Refused, Unread, content_hash
from spacelaunch.errors import SourceUnavailableError
from spacelaunch.sources.document_fields import Model
from spacelaunch.sources.json_arrays import cut_array
from spacelaunch.sources.sound_values import IsSound

# Raised when `receive` makes other documents of the same value: no page is known any more.
READING = b"1 "
_LONGEST_REASON = 300


def _unknown(_: object) -> bool:
    return False


def unread_page(text: bytes, mark: Mark, is_sound: IsSound = _unknown) -> Page:
    """A page of documents that are read when they are looked at.

    Shape: a JSON array, or what lies from the first to the last bracket of a page.
    """
    digest = hashlib.sha256(READING)
    digest.update(text)
    return Page(Unread(lambda: _read_array(text, is_sound)), mark, digest=digest.hexdigest()[:32])


def _read_array(text: bytes, is_sound: IsSound) -> Iterator[Document | Refused]:
    # What is parsed of a document is gone before the next is: all of a page at once are many
    # thousands of objects, through which Python looks again and again for what may be thrown away.
    read = 0
    for each in cut_array(text):
        try:
            value = orjson.loads(each)
        except orjson.JSONDecodeError:
            break  # it was cut inside of a document; those before it were whole
        read += 1
        yield receive(value, is_sound)
    else:
        if read:
            return
    for value in _read_whole(text)[read:]:
        yield receive(value, is_sound)


def _read_whole(text: bytes) -> list[object]:
    """Those of a page of which nobody knows where they end: another array may stand behind."""
    try:
        return _read_documents(text)
    except ValueError as exc:
        raise SourceUnavailableError(f"a page of documents is no JSON: {exc}") from exc


def _read_documents(text: bytes) -> list[object]:
    try:
        found: list[object] = read_json(text)
    except ValueError:
        found = read_json(b'{"docs":' + text + b"}")["docs"]
    return found


def read_json(text: bytes) -> Any:
    """The value; the slower reader takes what the fast one refuses, as half of a character.

    Raises:
        ValueError: it is no JSON.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def receive(value: object, is_sound: IsSound = _unknown) -> Document | Refused:
    """What arrived, as text that names its content; refused where it can be no document at all.

    Note: whether we can read it is asked by `reason_to_refuse`, of what is new only. It is less to
        look at the value here, where there is one, than to parse the text again.
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
    return Document(document_id, text.decode(), content_hash(text), is_sound(value))


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
