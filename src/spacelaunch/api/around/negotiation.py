"""Which of several content types a client likes best (RFC 9110, section 12.5.1).

Called by whatever can be had in several forms.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import request

from spacelaunch.errors import NotAcceptableError


def best_type(types: Sequence[str]) -> str:
    """The one of these types that the Accept header prefers; the first where it leaves the choice.

    Shape: types without parameters; those of the header are passed over, so that `text/csv` is
        `text/csv; charset=utf-8`. Of two that are liked as well, the one that is named precedes
        the one that `*/*` admits.
    Raises:
        NotAcceptableError: it admits none of them.
    """
    named = [(item.partition(";")[0], quality) for item, quality in request.accept_mimetypes]
    accepted = [(item.strip().lower(), quality) for item, quality in named]
    if not accepted:
        return types[0]
    best = max(types, key=lambda kind: _liking(kind, accepted))
    if _liking(best, accepted)[0] <= 0:
        raise NotAcceptableError(f"this can be had as {', '.join(types)}")
    return best


def _liking(kind: str, accepted: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """How much, and how precisely that was said; the most precise word counts."""
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    for vagueness, named in enumerate(ranges):
        said = [quality for item, quality in accepted if item == named]
        if said:
            return max(said), -vagueness
    return 0.0, -len(ranges)
