"""What a reader is told where the API does not answer, or has nothing: what is so, and what to do.

Each part of a page stands in its own `part`, so that one without data hides no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from spacelaunch.errors import (
    ConflictError,
    ForbiddenError,
    NoServerError,
    NotFoundError,
    SpacelaunchError,
    UnauthorizedError,
)

_NO_KEY = (
    "The API wants a key that it knows; the dashboard was started without one, or with one that is "
    "known no more"
)
_MAKE_KEY = (
    "Make one by `spacelaunch keys create --scope {scope} --name dashboard`, and start the "
    "dashboard with it in `SPACELAUNCH_API_KEY`."
)


@contextmanager
def part(heading: str | None = None) -> Iterator[None]:
    """A part of a page under its heading; while it is asked for, that is said."""
    if heading:
        st.subheader(heading)
    try:
        with st.spinner("Asking the API …"):
            yield
    except SpacelaunchError as exc:
        tell(exc)


def tell(exc: SpacelaunchError) -> None:
    """Say what is wrong; what is only missing is no alarm."""
    if isinstance(exc, NotFoundError | ConflictError):
        st.info(capitalise(f"{exc}"))
        return
    st.error(_describe(exc))
    if isinstance(exc, NoServerError | UnauthorizedError):
        # It is so of every other part as well.
        st.button("Ask again")
        st.stop()


def _describe(exc: SpacelaunchError) -> str:
    if isinstance(exc, UnauthorizedError):
        # The API says how to send a key, which a reader of the pages does not do.
        return f"{_NO_KEY}. {_MAKE_KEY.format(scope='read')}"
    said = capitalise(f"{exc}")
    if isinstance(exc, ForbiddenError):
        return f"{said}. {_MAKE_KEY.format(scope='write')}"
    return said


def capitalise(text: str) -> str:
    """A sentence of the API, which begins in the midst of a line elsewhere."""
    return text[:1].upper() + text[1:]
