"""JSON records as bytes -> launches and rejects: one object, an array of objects, an object a line.

What pandas and others write by default and is none of these is told what to send instead. Called
by `formats` and `datasets.load`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import orjson

from spacelaunch.errors import BadDataError, BadRecordError
from spacelaunch.sources.headings import MOST_COLUMNS
from spacelaunch.sources.reading import Gathering, Reading
from spacelaunch.sources.record_text import Record
from spacelaunch.sources.strict_json import read_value

# What reads and keeps the records further on ends at a few hundred.
_DEEPEST = 32
_TYPE_NAMES = {str: "a string", bool: "a boolean", int: "a number", float: "a number"}
_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"{\0": "UTF-16",
    b"[\0": "UTF-16",
    b"\0{": "UTF-16",
    b"\0[": "UTF-16",
}
# A value with its name is far longer than this; a body of more values was made to be large.
_BYTES_A_VALUE, _ALWAYS_VALUES = 8, 100_000
# Of an object, with what is nested in it.
_MOST_NAMES = 2 * MOST_COLUMNS
# A body of which more is no object ends here.
_MOST_WORTHLESS = 10_000


def read_json(body: bytes, source: str) -> Reading:
    """Read a whole body.

    Raises:
        BadDataError: it is not strict JSON, holds no object, or no record of it can be read.
    """
    text = _as_utf8(body)
    if text.count(b",") > max(_ALWAYS_VALUES, len(text) // _BYTES_A_VALUE):
        raise BadDataError("the body holds more values than launches of its size have")
    if text.count(b'":') > _MOST_NAMES * max(1, text.count(b"{")):
        raise BadDataError(f"the body holds a record of more than {MOST_COLUMNS} columns")
    gathering = Gathering(source, "line" if _has_lines(text) else "item")
    gathering.add_records(_lines(text) if _has_lines(text) else _numbered(_records(text)))
    return gathering.reading()


def _as_utf8(body: bytes) -> bytes:
    text = body.removeprefix(_UTF8_MARK)
    for start, encoding in _OTHER_ENCODINGS.items():
        if text.startswith(start):
            raise BadDataError(f"the body is {encoding}; JSON is sent in UTF-8")
    return text


def _has_lines(text: bytes) -> bool:
    """Whether it is an object a line: the first line is one, and something follows it."""
    first, _, rest = text.lstrip().partition(b"\n")
    if not first.startswith(b"{") or not rest.strip():
        return False
    try:
        return isinstance(orjson.loads(first), dict)
    except orjson.JSONDecodeError:
        return False


def _lines(text: bytes) -> Iterator[tuple[int, Record | BadRecordError]]:
    for number, line in enumerate(text.split(b"\n"), start=1):
        if line.strip():
            yield number, _record_of_line(line)


def _record_of_line(line: bytes) -> Record | BadRecordError:
    try:
        return _checked(read_value(line))
    except BadDataError as exc:
        return BadRecordError(str(exc).replace("the body is", "it is"))


def _records(text: bytes) -> list[object]:
    value = read_value(text)
    if isinstance(value, dict):
        if why := _why_no_record(value):
            raise BadDataError(why)
        return [value]
    if not isinstance(value, list):
        kind = _TYPE_NAMES.get(type(value), "null")
        raise BadDataError(f"expected an object or an array of objects, got {kind}")
    if not value:
        raise BadDataError("the array is empty")
    return value


def _why_no_record(value: Mapping[str, object]) -> str | None:
    """What a table in one object should have been sent as."""
    values = [*value.values()]
    if any(isinstance(each, list) and each and isinstance(each[0], dict) for each in values):
        name = next(name for name, each in value.items() if isinstance(each, list) and each)
        return f"the records stand within {name!r}; send that array itself"
    if {"columns", "data"} <= value.keys() or (values and all(isinstance(v, dict) for v in values)):
        return (
            "this is pandas' `to_json()` in another form than records; send "
            '`to_json(orient="records")`'
        )
    return None


def _numbered(records: list[object]) -> Iterator[tuple[int, Record | BadRecordError]]:
    worthless = 0
    for number, record in enumerate(records, start=1):
        found = _checked(record)
        worthless += isinstance(found, BadRecordError)
        if worthless > _MOST_WORTHLESS:
            raise BadDataError(
                f"more than {_MOST_WORTHLESS:,} items are no records; item {number}: {found}"
            )
        yield number, found


def _checked(record: object) -> Record | BadRecordError:
    if _is_deeper(record, _DEEPEST):
        return BadRecordError(f"it is nested more than {_DEEPEST} levels deep")
    if isinstance(record, dict):
        return record
    return BadRecordError(f"expected an object, got {orjson.dumps(record).decode()}")


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(part, levels - 1) for part in inner)
