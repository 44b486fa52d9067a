"""Asks another's server again where that may help, with pauses as long as it wants them.

Called by the clients of sources, which say what one try is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import httpx
import tenacity

from spacelaunch.errors import BadDataError, SourceUnavailableError

_TRIES = 5
_LONGEST_PAUSE_S = 60.0

T = TypeVar("T")


def ask_persistently(url: str, ask: Callable[[], T], pause_s: float) -> T:
    """What one of the tries gives.

    Units: `pause_s` is the first pause; each further one is twice as long.
    Raises:
        SourceUnavailableError: no try gave anything.
        SpacelaunchError: whatever else `ask` raises, the first time.
    """

    def pause(state: tenacity.RetryCallState) -> float:
        """What the server asks for, or else longer each time, with chance in it."""
        exc = state.outcome.exception() if state.outcome else None
        asked = getattr(exc, "retry_after_s", None)
        grown = tenacity.wait_random_exponential(pause_s, max=_LONGEST_PAUSE_S)(state)
        return float(grown if asked is None else min(asked, _LONGEST_PAUSE_S))

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type((SourceUnavailableError, httpx.TransportError)),
        wait=pause,
        stop=tenacity.stop_after_attempt(_TRIES),
        reraise=True,
    )
    try:
        return retrying(ask)
    except httpx.TransportError as exc:
        reason = str(exc) or type(exc).__name__
        raise SourceUnavailableError(f"{url}: {reason}") from exc


class _TryLaterError(SourceUnavailableError):
    """The source asks for patience."""

    def __init__(self, message: str, retry_after_s: float | None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


def check_answer(answer: httpx.Response) -> None:
    """Raises what an error's status means: SourceUnavailableError where it may pass."""
    if not answer.is_error:
        return
    said = f"{answer.request.url}: answered {answer.status_code} {answer.text[:200]!r}"
    if answer.status_code in (408, 425, 429) or answer.is_server_error:
        after = answer.headers.get("Retry-After", "")
        raise _TryLaterError(said, float(after) if after.isdecimal() else None)
    raise BadDataError(said)
