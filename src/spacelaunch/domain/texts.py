"""Texts as they come: without what the eye cannot see, and what programs write for nothing.

Used by whatever reads a value or a header; what a value means is said elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

# R, pandas, databases, Excel; in upper case or lower.
WORDS_FOR_NOTHING = frozenset(
    ("", "-", "na", "n/a", "#n/a", "<na>", "nan", "nat", "none", "null", "\\n")
)  # fmt: skip

# Not a soft hyphen and no control above 0x7f: letters of the data set were damaged into them, and
# damaged letters stay as they are.
_BLANKS = re.compile(r"[\t-\r\x1c-\x20\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# The joiners within a word of a script that is written with them, or of emoji, belong to it.
_ZERO_WIDTH = re.compile(
    r"[\u200b\u200e\u200f\u2060\ufeff]"
    r"|(?<![\u0600-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?=\s*$)"
)


def clean_text(text: str) -> str:
    """The text as it is told from others: two that look alike are one."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    seen = unicodedata.normalize("NFC", _ZERO_WIDTH.sub("", text))
    return _BLANKS.sub(" ", seen).strip(" ")


def is_nothing(text: str) -> bool:
    """Whether a clean text is one of the usual words for nothing."""
    return text.casefold() in WORDS_FOR_NOTHING
