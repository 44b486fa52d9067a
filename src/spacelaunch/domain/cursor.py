"""The cursor of a page: a few values in letters that a link can carry.

One form for every list that has pages. What the values are is the list's own.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from spacelaunch.errors import BadRequestError

_LONGEST = 4_000


def write_cursor(values: Sequence[object]) -> str:
    """The cursor that holds these values; they are what JSON can say."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str, count: int) -> list[Any]:
    """The values that a cursor holds; raises BadRequestError where they are not `count`."""
    try:
        if len(text) > _LONGEST:
            raise bad_cursor()
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        decoded = base64.b64decode(padded, altchars=b"-_", validate=True)
        values = json.loads(decoded, parse_constant=_refuse)
    except (ValueError, RecursionError) as exc:
        raise bad_cursor() from exc
    if not isinstance(values, list) or len(values) != count:
        raise bad_cursor()
    return values


def bad_cursor() -> BadRequestError:
    """What is said of a cursor that none of our links had."""
    return BadRequestError("cursor: it is damaged; take it from the Link of the page before")


def _refuse(constant: str) -> object:
    """NaN and the like, which are no JSON and compare with nothing."""
    raise ValueError(constant)
