"""Counting launches by value: `facet=country,sector`. Called by the API door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacelaunch.datasets.fields import FIELDS, Value, names_in
from spacelaunch.domain.launch import Launch

Facet = list[dict[str, Value | int | None]]


def read_facets(text: str) -> tuple[str, ...]:
    """The fields that `country,sector` names; raises BadRequestError."""
    return tuple(dict.fromkeys(names_in(text, "facet", FIELDS)))


def count_by(launches: Sequence[Launch], names: Sequence[str]) -> dict[str, Facet]:
    """For each field its values, in our words, with their launches, the most frequent first.

    Note: ties go by value, and a value that is not known is null and the last of its ties.
    """
    return {name: _counted(launches, name) for name in names}


def _counted(launches: Sequence[Launch], name: str) -> Facet:
    of = FIELDS[name].of
    counts = Counter(of(launch) for launch in launches)

    def place(pair: tuple[Value | None, int]) -> tuple[int, bool, int | float, str]:
        value, count = pair
        is_text = isinstance(value, str)
        return (-count, value is None, 0 if is_text or value is None else value, str(value))  # type: ignore[return-value]  # a number by now

    return [{"value": v, "count": n} for v, n in sorted(counts.items(), key=place)]
