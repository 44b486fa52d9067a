"""JSON records as bytes -> launches and rejects: one object, or an array of objects.

Called by `datasets.load`.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from spacelaunch.errors import BadDataError, BadRecordError
from spacelaunch.sources.reading import Gathering, Reading
from spacelaunch.sources.record_text import Record
from spacelaunch.sources.strict_json import read_value

# What reads and keeps the records further on ends at a few hundred.
_DEEPEST = 32
_TYPE_NAMES = {str: "a string", bool: "a boolean", int: "a number", float: "a number"}


def read_json(body: bytes, source: str) -> Reading:
    """Read a whole body.

    Raises:
        BadDataError: it is not strict JSON, holds no object, or no record of it can be read.
    """
    value = read_value(body)
    records = [value] if isinstance(value, dict) else value
    if not isinstance(records, list):
        kind = _TYPE_NAMES.get(type(value), "null")
        raise BadDataError(f"expected an object or an array of objects, got {kind}")
    if not records:
        raise BadDataError("the array is empty")
    gathering = Gathering(source, "item")
    gathering.add_records(_numbered(records))
    return gathering.reading()


def _numbered(records: list[object]) -> Iterator[tuple[int, Record | BadRecordError]]:
    for number, record in enumerate(records, start=1):
        if _is_deeper(record, _DEEPEST):
            yield number, BadRecordError(f"it is nested more than {_DEEPEST} levels deep")
        elif isinstance(record, dict):
            yield number, record
        else:
            received = orjson.dumps(record).decode()
            yield number, BadRecordError(f"expected an object, got {received}")


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(part, levels - 1) for part in inner)
