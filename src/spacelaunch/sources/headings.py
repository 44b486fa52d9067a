"""The names that a table or a record gives its values -> the columns that they are.

Names are folded, and those of a sibling of the data set are told by all of them together. Called
by the readers of records and of tables.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from spacelaunch.domain.siblings import Sibling, find_sibling
from spacelaunch.domain.words import known_column

# Before anything else is done with them: what is written once a row is sent once.
MOST_COLUMNS = 200
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Headings:
    """What the names mean."""

    places: dict[str, int]
    """Each column that was found -> which of the names it is."""
    twice: str | None
    """A column that two of the names mean."""
    sibling: Sibling | None


def why_too_many(names: Collection[str]) -> str | None:
    """Why nobody reads so many names, or such long ones; None where all is well."""
    if len(names) > MOST_COLUMNS:
        return f"{len(names):,} columns are more than {MOST_COLUMNS}"
    if max(map(len, names), default=0) > LONGEST_NAME:
        return f"the name of a column is longer than {LONGEST_NAME} characters"
    return None


@lru_cache(256)
def read_headings(names: tuple[str, ...]) -> Headings:
    """What the names mean; of two for one column the first counts."""
    sibling = find_sibling(names)
    places: dict[str, int] = {}
    twice = None
    for place, name in enumerate(names):
        own = known_column(name)
        meant = sibling.meaning(name) if sibling else (own,) if own else ()
        for column in meant:
            twice = column if column in places else twice
            places.setdefault(column, place)
    return Headings(places, twice, sibling)
