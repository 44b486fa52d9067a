"""JSON text -> its value, where what is written twice is refused and not dropped.

Strict RFC 8259 in UTF-8: no NaN, and no name twice in one object, of which every parser would
quietly keep one. Called by `json_records` and by the API door.
"""

from __future__ import annotations

import json
from contextlib import suppress

import orjson

from spacelaunch.errors import BadDataError


def read_value(body: bytes) -> object:
    """The value that the text holds; raises BadDataError."""
    try:
        value: object = orjson.loads(body)
    except orjson.JSONDecodeError as exc:
        raise BadDataError(f"the body is not valid JSON: {exc}") from exc
    _require_each_name_once(body.decode())
    return value


def _require_each_name_once(text: str) -> None:
    """The fast parser does not tell, so the text is gone through once more by one that does."""
    # It gives up at some 900 levels, which nobody takes from whoever sent them: not an error here.
    with suppress(RecursionError):
        # Numbers as text: it refuses thousands of digits, and nobody looks at them.
        json.loads(text, object_pairs_hook=_object, parse_int=str, parse_float=str)


def _object(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) == len(pairs):
        return
    seen: dict[str, object] = {}
    for name, value in pairs:
        if name in seen:
            raise BadDataError(f"{name!r} stands twice in one object: {seen[name]!r} and {value!r}")
        seen[name] = value
