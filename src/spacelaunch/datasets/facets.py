"""Counting launches by value: `facet=country,sector`. Called by the API door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from spacelaunch.datasets.columns import LaunchColumns, Rows
from spacelaunch.datasets.ranks import rank
from spacelaunch.domain.fields import FIELDS, Field, Kind, Value, names_of
from spacelaunch.domain.names import names_in


@dataclass(frozen=True, slots=True)
class Facet:
    """How many launches have one value."""

    value: Value | None
    count: int


# A moment has nearly as many values as there are launches.
_COUNTED = names_of(each for each in FIELDS.values() if each.kind is not Kind.MOMENT)


def read_facets(text: str) -> tuple[Field, ...]:
    """The fields that `country,sector` names; raises BadRequestError."""
    return tuple(names_in(text, "facet", _COUNTED))


def count_by(
    launches: LaunchColumns, rows: Rows, fields: Sequence[Field]
) -> dict[str, list[Facet]]:
    """For each field its values, in our words, with their launches, the most frequent first.

    Note: ties go by value, and a value that is not known is null and the last of its ties.
    """
    return {field.name: _sorted(_counted(launches, rows, field)) for field in fields}


def _counted(launches: LaunchColumns, rows: Rows, field: Field) -> dict[Value | None, int]:
    if field.kind is Kind.NUMBER:
        ranks = rank(launches, field)
        codes, values = ranks.of_rows, ranks.values.tolist()  # type: ignore[attr-defined]  # numbers
    else:
        codes, values = launches.coded(field.column)
    own = codes if rows is launches.all_rows else codes[rows]
    # The code of nothing is -1 for a text and the last for a number: both find the last place.
    places = np.where(own < 0, len(values), own)
    counts = np.bincount(places, minlength=len(values) + 1).tolist()
    return {v: n for v, n in zip([*values, None], counts, strict=True) if n}


def _sorted(counts: dict[Value | None, int]) -> list[Facet]:
    def place(pair: tuple[Value | None, int]) -> tuple[int, bool, int | float, str]:
        value, count = pair
        is_number = isinstance(value, int | float)
        return (-count, value is None, value if is_number else 0, str(value))  # type: ignore[return-value]  # a number by now

    return [Facet(v, n) for v, n in sorted(counts.items(), key=place)]
