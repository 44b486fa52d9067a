"""What differs between two states of a document, field by field.

Pure; used by `bronze`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

# The field under which it is told that the document itself came or went.
DOCUMENT_ITSELF = "(document)"
PRESENT = "present"

Change = tuple[str, str | None, str | None]


def changed_fields(before: Any, after: Any) -> list[Change]:
    """Path, value before and value after of each field that differs, by path.

    Note: values are JSON, or None where the field is absent; a list is one value.
    """
    old, new = dict(_leaves(before)), dict(_leaves(after))
    paths = sorted(old.keys() | new.keys())
    return [
        (path, old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path)
    ]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif path:
        yield path, orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
