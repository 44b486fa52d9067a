"""Numbers as clients write them, within bounds: ASCII digits, not endlessly many.

Python itself would take other scripts' digits and underscores, and refuses thousands of digits
with an error of its own. Used wherever a parameter is a number.
"""

from __future__ import annotations

import re

from spacelaunch.domain.names import shown
from spacelaunch.errors import BadRequestError

MOST = 10**9 - 1
"""The largest whole number that is read at all."""

_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")


def read_whole(text: str, name: str, least: int = 0, most: int = MOST) -> int:
    """A whole number from `least` to `most`; raises BadRequestError, which tells of `name`."""
    found = _WHOLE.fullmatch(text.strip())
    if found is None or not least <= int(found[0]) <= most:
        bounds = f" from {least:,} to {most:,}" if (least, most) != (0, MOST) else ""
        raise BadRequestError(f"{name}: expected a whole number{bounds}, got {shown(text)}")
    return int(found[0])


def read_number(text: str, name: str) -> int | float:
    """Any number, as it is written; raises BadRequestError, which tells of `name`."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise BadRequestError(f"{name}: expected a number, got {shown(text)}")
    return float(found[0]) if found[1] else int(found[0])
