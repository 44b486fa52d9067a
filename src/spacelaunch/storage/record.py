"""What is stored as JSON, made into one of our dataclasses or refused: it may be wrong.

During a roll-out and after a roll-back two versions of the program share a Redis: what a newer one
has added is left out, what an older one has not written takes its default. What is damaged, forged
or says what only a newer program understands is an error that names the key. Used by the stores.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast

import orjson
from pydantic import TypeAdapter, ValidationError

from spacelaunch.errors import UnreadableRecordError

Kind = TypeVar("Kind")


def read_record(kind: type[Kind], key: str, text: bytes | str) -> Kind:
    """The dataclass that this text holds; its moments know their zone.

    Raises:
        UnreadableRecordError: it does not hold one.
    """
    try:
        record: Kind = _reader(cast(Any, kind)).validate_json(text)
    except ValidationError as exc:
        raise _unreadable(key, str((exc.errors()[0]["loc"] or ("it",))[0])) from exc
    for field in fields(kind):  # type: ignore[arg-type]  # a type that is a dataclass has no name
        value = getattr(record, field.name)
        if isinstance(value, datetime) and value.tzinfo is None:
            raise _unreadable(key, field.name)
    return record


def read_object(key: str, text: bytes | str) -> dict[str, Any]:
    """The JSON object that this text holds; raises UnreadableRecordError."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as exc:
        raise _unreadable(key, "it") from exc
    if not isinstance(found, dict):
        raise _unreadable(key, "it")
    return found


def _unreadable(key: str, part: str) -> UnreadableRecordError:
    return UnreadableRecordError(
        f"{key} in Redis is damaged or was written by a newer version ({part}); "
        "upgrade, or delete that key"
    )


@cache
def _reader(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
