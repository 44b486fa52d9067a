"""Comparing launches with what is asked: the value of a column, and whether a condition holds.

The one place in which a row is looked at; what is asked, `filters` says. Called by `selection`,
`paging` and `facets`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacelaunch.datasets.filters import Condition
from spacelaunch.domain.aliases import names_of_column
from spacelaunch.domain.fields import Value
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.names import KnownNames, fold

Matches = Callable[[Launch], bool]


def value_of(launch: Launch, column: str) -> Value | None:
    """A launch's value in a column of the relation; a moment as text, which sorts as moments do."""
    if column == "launch_year":
        return launch.launched_at.year
    if column == "launched_at":
        return launch.launched_at.isoformat(timespec="microseconds")
    value: Value | None = getattr(launch, column)
    return value


def names_in_column(launches: Iterable[Launch], column: str) -> KnownNames:
    """The names that launches have in a column."""
    values = (value_of(launch, column) for launch in launches)
    return names_of_column(column, (str(value) for value in values if value is not None))


def matching(launches: Sequence[Launch], conditions: Iterable[Condition]) -> Sequence[Launch]:
    """The launches that meet every condition, in the same order.

    Shape: the conditions are settled.
    """
    for condition in conditions:
        matches = _TESTS[condition.operator](condition)
        launches = [launch for launch in launches if matches(launch)]
    return launches


def _is_any(condition: Condition) -> Matches:
    (column,), wanted = condition.columns, set(condition.values)
    return lambda launch: value_of(launch, column) in wanted


def _is_at_least(condition: Condition) -> Matches:
    (column,), low = condition.columns, float(condition.values[0])
    return lambda launch: (v := value_of(launch, column)) is not None and float(v) >= low


def _is_at_most(condition: Condition) -> Matches:
    (column,), high = condition.columns, float(condition.values[0])
    return lambda launch: (v := value_of(launch, column)) is not None and float(v) <= high


def _has_a_part(condition: Condition) -> Matches:
    columns, parts = condition.columns, [str(part) for part in condition.values]

    def matches(launch: Launch) -> bool:
        texts = [str(v) for column in columns if (v := value_of(launch, column)) is not None]
        # No part has a line end, so none is found across two of these.
        text = "\n".join(map(fold, texts))
        return any(part in text for part in parts)

    return matches


_TESTS: dict[str, Callable[[Condition], Matches]] = {
    "in": _is_any,
    "gte": _is_at_least,
    "lte": _is_at_most,
    "contains": _has_a_part,
}
