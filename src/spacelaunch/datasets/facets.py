"""Counting launches by value: `facet=country,sector`. Called by the API door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacelaunch.datasets.matching import value_of
from spacelaunch.domain.fields import FIELDS, Field, Kind, Value, names_of
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.names import names_in

Facet = list[dict[str, Value | int | None]]

# A moment has nearly as many values as there are launches.
_COUNTED = names_of(each for each in FIELDS.values() if each.kind is not Kind.MOMENT)


def read_facets(text: str) -> tuple[Field, ...]:
    """The fields that `country,sector` names; raises BadRequestError."""
    return tuple(names_in(text, "facet", _COUNTED))


def count_by(launches: Sequence[Launch], fields: Sequence[Field]) -> dict[str, Facet]:
    """For each field its values, in our words, with their launches, the most frequent first.

    Note: ties go by value, and a value that is not known is null and the last of its ties.
    """
    return {field.name: _counted(launches, field) for field in fields}


def _counted(launches: Sequence[Launch], field: Field) -> Facet:
    counts = Counter(value_of(launch, field.column) for launch in launches)

    def place(pair: tuple[Value | None, int]) -> tuple[int, bool, int | float, str]:
        value, count = pair
        is_number = isinstance(value, int | float)
        return (-count, value is None, value if is_number else 0, str(value))  # type: ignore[return-value]  # a number by now

    return [{"value": v, "count": n} for v, n in sorted(counts.items(), key=place)]
