"""What an error is called where it is told to a client: its status and its type, and back again.

The API tells it so, and its client raises the same class; neither knows the other. A problem
document's type names the class, so the way back needs no table of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacelaunch import errors
from spacelaunch.errors import SpacelaunchError

# A class that is not here takes the status of the nearest class above it.
STATUS: dict[type[SpacelaunchError], int] = {
    errors.SpacelaunchError: 500,
    errors.BadRequestError: 400,
    errors.SlowClientError: 408,
    errors.TooManyRejectsError: 422,
    errors.UnknownValueError: 422,
    errors.UnauthorizedError: 401,
    errors.ForbiddenError: 403,
    errors.NotFoundError: 404,
    errors.NotAcceptableError: 406,
    errors.ConflictError: 409,
    errors.ExpiredError: 410,
    errors.PreconditionFailedError: 412,
    errors.TooLargeError: 413,
    errors.UnsupportedTypeError: 415,
    errors.KeyReusedError: 422,
    errors.CredentialsError: 502,
    errors.TransientError: 503,
}
_URN = "urn:spacelaunch:"
# Said by proxies and by limits, and true for a while only.
_PASSING = (429, 502, 503, 504)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def status_of(kind: type[SpacelaunchError]) -> int:
    """The status that an error of this class has."""
    return next(STATUS[each] for each in kind.__mro__ if each in STATUS)


def type_of(name: str) -> str:
    """The type of a problem whose class is called so."""
    return _URN + _WORDS.sub("-", name.removesuffix("Error")).lower()


def describe(exc: SpacelaunchError) -> dict[str, object]:
    """An error as the members of a problem document that do not depend on who asked (RFC 9457).

    Shape: `type`, `title`, `status`, `detail`, and the error's facts beside them.
    """
    return {
        "type": type_of(type(exc).__name__),
        "title": (type(exc).__doc__ or "").rstrip("."),
        "status": status_of(type(exc)),
        "detail": str(exc),
        **exc.facts,
    }


def class_of(problem_type: str, status: int) -> type[SpacelaunchError]:
    """The class of a problem; by its status where its type is none of ours: a proxy's, say."""
    for kind in _classes(SpacelaunchError):
        if type_of(kind.__name__) == problem_type:
            return kind
    if status in _PASSING:
        return errors.TransientError
    return next((kind for kind, own in STATUS.items() if own == status), SpacelaunchError)


def _classes(kind: type[SpacelaunchError]) -> Iterator[type[SpacelaunchError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _classes(each)
