"""An amount of money as people write it -> a number: which sign is the decimal one, and when.

A comma before exactly three digits may be either, so that such a number is read only in a file
whose commas are decimal ones. Called by `records`.
"""

from __future__ import annotations

import re

from spacelaunch.errors import BadRecordError

HIGHEST_COST_MUSD = 1_000_000

_PLAIN = re.compile(r"\d+(\.\d+)?", re.ASCII)
# 1,160.00 and 1,160,000; and 1.160,00, which is written so where the comma is decimal.
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}", re.ASCII)
_GROUPED_BY_DOTS = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}", re.ASCII)
_COMMA = re.compile(r"\d+,\d+", re.ASCII)
_EITHER_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_EITHER_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)


def read_amount(text: str, column: str, has_comma: bool = False) -> float:
    """The number that a text is.

    Shape: `has_comma` says that it stands in a file whose commas are decimal ones.
    Raises:
        BadRecordError: it is none, might be either of two, or is more than a launch may cost.
    """
    amount = float(_plain(text, column, has_comma))
    if amount > HIGHEST_COST_MUSD:
        raise BadRecordError(f"{column}: {text} is more than {HIGHEST_COST_MUSD:,}")
    return amount


def _plain(text: str, column: str, has_comma: bool) -> str:
    either = _EITHER_DOT if has_comma else _EITHER_COMMA
    if either.fullmatch(text):
        raise BadRecordError(
            f"{column}: {text!r} may be thousands or a fraction; write it without the sign for "
            "thousands"
        )
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    if _GROUPED_BY_DOTS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _COMMA.fullmatch(text):
        return text.replace(",", ".")
    if _PLAIN.fullmatch(text):
        return text
    raise BadRecordError(f"{column}: expected millions of US dollars, got {text!r}")
