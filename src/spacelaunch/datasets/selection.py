"""A question to the data set: which launches, in which order, how many; read and answered.

Shape: it is read from the pairs of a query string, but knows nothing of HTTP. Called by the API
door.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacelaunch.datasets.columns import LaunchColumns, Rows
from spacelaunch.datasets.facets import read_facets
from spacelaunch.datasets.filters import (
    FILTERS,
    SEARCH,
    Condition,
    read_conditions,
    settle,
)
from spacelaunch.datasets.matching import find_matching
from spacelaunch.datasets.order import SortKey
from spacelaunch.datasets.paging import (
    DEFAULT_SORT,
    Page,
    find_page,
    read_limit,
    read_sort,
)
from spacelaunch.domain.fields import FIELDS, PARAMETERS, Field
from spacelaunch.domain.names import shown
from spacelaunch.errors import BadRequestError

SHAPING = ("sort", "limit", "cursor", "facet")


@dataclass(frozen=True, slots=True)
class Selection:
    """A question, understood."""

    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()
    limit: int | None = None
    cursor: str | None = None
    facets: tuple[Field, ...] = ()

    def matching(self, launches: LaunchColumns) -> Rows:
        """The rows that are asked for, in the order of the data set.

        Raises:
            UnknownValueError: no launch has a name that is asked for, and one was hardly meant.
        """
        if not len(launches):
            return launches.all_rows
        return find_matching(launches, [settle(each, launches.names) for each in self.conditions])

    def page(self, launches: LaunchColumns, matches: Rows) -> Page:
        """These matches in order, as many as fit; raises BadRequestError."""
        return find_page(launches, matches, self.sort, self.limit, self.cursor)


def read_selection(pairs: Iterable[tuple[str, str]], others: Sequence[str] = ()) -> Selection:
    """The question that these parameters ask.

    Shape: `others` are parameters that the caller reads itself; they are passed over.
    Raises:
        BadRequestError: a parameter is unknown, given twice or has a value that cannot be.
    """
    filters: list[tuple[str, str]] = []
    single: dict[str, str] = {}
    for name, text in pairs:
        if name in FILTERS:
            filters.append((name, text))
        elif name not in (*SHAPING, *others):
            raise _unknown(name, others)
        elif name in single:
            raise BadRequestError(f"{name} is given twice")
        else:
            single[name] = text
    _require_alone(single)
    return Selection(
        conditions=tuple(read_conditions(filters)),
        sort=read_sort(single.get("sort", DEFAULT_SORT)),
        limit=read_limit(single["limit"]) if "limit" in single else None,
        cursor=single.get("cursor"),
        facets=read_facets(single["facet"]) if "facet" in single else (),
    )


def _unknown(name: str, others: Sequence[str]) -> BadRequestError:
    base, has_operator, operator = name.partition("__")
    if has_operator and base in PARAMETERS:
        known = ", ".join(PARAMETERS[base][0].operators)
        return BadRequestError(
            f"unknown operator {shown(operator)} in {shown(name)}; {base} takes {known}, or none"
        )
    filters = [field.name for field in FIELDS.values() if field.parameters]
    known = ", ".join((*filters, SEARCH, *SHAPING, *others))
    return BadRequestError(
        f"unknown query parameter {shown(name)}; it takes {known}; "
        "with operators, as in year__gte=2000: __gte, __lte, __in, __contains"
    )


def _require_alone(single: dict[str, str]) -> None:
    """Counts have no records to order, cut or choose columns of."""
    if "facet" not in single:
        return
    for name in ("sort", "limit", "cursor", "columns", "fields"):
        if name in single:
            raise BadRequestError(f"facet answers counts and cannot be combined with {name}")
