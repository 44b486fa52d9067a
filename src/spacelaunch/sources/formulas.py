"""Texts that a spreadsheet would take for a formula and run, made harmless and back again.

The API door quotes what it writes into a CSV; the CSV reader unquotes what was served by us.
"""

from __future__ import annotations

import re

# The apostrophes belong to it: a text that has one of its own gets another, so that taking one
# away always gives the text as it was.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def quoted(text: str) -> str:
    """The text as a spreadsheet shows it without running it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unquoted(text: str) -> str:
    """The text that `quoted` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
