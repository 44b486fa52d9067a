"""What clients prefer (RFC 7240): to wait for the end, or to be answered at once.

Called by the routes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Response, request
from pydantic import Field
from werkzeug.http import parse_dict_header

from spacelaunch.api.around.arguments import WholeArgument
from spacelaunch.api.document.parts import AnswerHeader, Parameter
from spacelaunch.jobs.status import LONGEST_WAIT_S

WAIT = WholeArgument(
    "wait",
    "Answer when the job is over, or after this many seconds; "
    f"{LONGEST_WAIT_S} at most are waited.",
    example=30,
    default=0,
)
PREFER = Parameter(
    "header",
    "Prefer",
    str,
    "`wait=30` waits as `?wait=30` does; `respond-async` wants to be answered at once.",
    "wait=30",
)
PREFERENCE_APPLIED = AnswerHeader(
    "Preference-Applied",
    Annotated[str, Field(pattern=r"^(respond-async|wait=\d+)(, wait=\d+)?$")],
    "The preferences that were heeded.",
    "wait=30",
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the client would like to be answered."""

    wait_s: int | None
    """Seconds that it is ready to wait, not more than we are."""
    at_once: bool
    """Whether it said `respond-async`."""


def preferences() -> Preferences:
    """Those of the request: `Prefer: wait=30`, `Prefer: respond-async`, or `?wait=30`.

    Raises:
        BadRequestError: `?wait=` is not a whole number; a preference that cannot be read is
            ignored, as the RFC wants it.
    """
    given = _given()
    wait_s = WAIT.read() if WAIT.name in request.args else _whole(given)
    return Preferences(
        wait_s=None if wait_s is None else min(wait_s, LONGEST_WAIT_S),
        at_once="respond-async" in given,
    )


def say_applied(answer: Response, *preferred: str) -> Response:
    """The answer, saying which preferences it honours."""
    if preferred:
        answer.headers[PREFERENCE_APPLIED] = ", ".join(preferred)
    return answer


def _given() -> dict[str, str | None]:
    """Names in lower case; a preference ends at a semicolon, where its parameters begin."""
    header = ",".join(request.headers.getlist("Prefer"))
    names = (part.partition(";")[0].strip() for part in header.split(","))
    parsed = [parse_dict_header(name) for name in names if name]
    # The first of two with one name counts.
    return {name.lower(): value for found in reversed(parsed) for name, value in found.items()}


def _whole(given: dict[str, str | None]) -> int | None:
    text = given.get("wait") or ""
    # Python refuses numbers of thousands of digits; nine are more than anybody waits.
    return int(text[:9]) if text.isascii() and text.isdigit() else None
