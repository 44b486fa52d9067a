"""Asking the warehouse from a route: a session, or what to run first.

Used by the routes that show what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from spacelaunch.api.around.context import context
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.summary import Origin
from spacelaunch.errors import ConflictError, NotFoundError
from spacelaunch.queries.engine import Engine, Session
from spacelaunch.queries.warehouse import AnswerT, ask_one_build

ANY_SOURCE = next(iter(KNOWN_SOURCES))
"""For questions that are about no source's launches."""


@contextmanager
def ask_warehouse(source: str = ANY_SOURCE) -> Iterator[Session]:
    """A session with the launches of a source.

    Raises:
        ConflictError: there is no warehouse here, or nothing in it; it says what to run.
    """
    with ExitStack() as stack:
        with _in_this_state():
            engine = stack.enter_context(context().stores.warehouse(source))
        yield engine


def ask_build(engine: Engine, source: str, ask: Callable[[Origin], AnswerT]) -> AnswerT:
    """As `ask_one_build`; raises ConflictError where nothing of the source was built."""
    with _in_this_state():
        return ask_one_build(engine, source, ask)


@contextmanager
def _in_this_state() -> Iterator[None]:
    """The route is there; what it shows is not, yet."""
    try:
        yield
    except NotFoundError as exc:
        raise ConflictError(str(exc)) from exc
