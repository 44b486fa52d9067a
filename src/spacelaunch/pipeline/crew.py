"""Who does the pieces of a run: here one after the other; a door may bring others that do more.

In which order pieces come is told by `run` and `land` alone. A piece is one that may be done again
after an error: it goes on from what it has kept. Called by `run` and `land`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

T = TypeVar("T")


class Crew(Protocol):
    """Does pieces of a run."""

    def __call__(self, pieces: Mapping[str, Callable[[], T]]) -> Iterator[T]:
        """Do these, at once where it can; what each gives, in their order.

        Shape: by the names that people see.
        Raises:
            SpacelaunchError: what a piece raised, once what the others gave was told.
        """


def one_by_one(pieces: Mapping[str, Callable[[], T]]) -> Iterator[T]:
    """The crew of one: each piece when what the one before it gave was taken."""
    return (piece() for piece in pieces.values())
