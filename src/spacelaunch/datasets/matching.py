"""Comparing launches with what is asked, a column at a time.

The one place where a value meets a condition; what is asked, `filters` says. Called by
`selection`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import reduce
from math import ceil, floor

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.datasets.columns import Codes, LaunchColumns, Mask, Numbers, Rows
from spacelaunch.datasets.filters import Condition
from spacelaunch.domain.fields import Kind
from spacelaunch.domain.names import fold


def find_matching(launches: LaunchColumns, conditions: Iterable[Condition]) -> Rows:
    """The rows that meet every condition, in the same order.

    Shape: the conditions are settled.
    """
    masks = [_TESTS[condition.operator](launches, condition) for condition in conditions]
    if not masks:
        return launches.all_rows
    return np.flatnonzero(reduce(np.logical_and, masks))


def _is_any(launches: LaunchColumns, condition: Condition) -> Mask:
    (column,), wanted = condition.columns, set(condition.values)
    if condition.field is not None and condition.field.kind is Kind.NUMBER:
        return _has_number(launches.numbers(column), {float(value) for value in wanted})
    codes, words = launches.coded(column)
    return _has_code(codes, [code for code, word in enumerate(words) if word in wanted])


def _is_at_least(launches: LaunchColumns, condition: Condition) -> Mask:
    numbers, least = launches.numbers(condition.columns[0]), float(condition.values[0])
    found: Mask = numbers >= (ceil(least) if _are_whole(numbers) else least)
    return found


def _is_at_most(launches: LaunchColumns, condition: Condition) -> Mask:
    numbers, most = launches.numbers(condition.columns[0]), float(condition.values[0])
    found: Mask = numbers <= (floor(most) if _are_whole(numbers) else most)
    return found


def _has_number(numbers: Numbers, wanted: Collection[float]) -> Mask:
    if _are_whole(numbers):
        wanted = {int(value) for value in wanted if value.is_integer()}
    if len(wanted) == 1:
        mask: Mask = numbers == next(iter(wanted))
        return mask
    return np.isin(numbers, list(wanted))


def _are_whole(numbers: Numbers) -> bool:
    """Whether they compare with whole ones, which takes a fifth of comparing with others."""
    return numbers.dtype.kind == "i"


def _has_a_part(launches: LaunchColumns, condition: Condition) -> Mask:
    parts = [str(part) for part in condition.values]
    found = [_contains(launches, column, parts) for column in condition.columns]
    mask: Mask = np.logical_or.reduce(found)
    return mask


def _contains(launches: LaunchColumns, column: str, parts: Collection[str]) -> Mask:
    if not pa.types.is_dictionary(launches.held.schema.field(column).type):
        folded = launches.folded(column)
        found = [pc.fill_null(pc.match_substring(folded, part), False) for part in parts]
        mask: Mask = np.logical_or.reduce([np.asarray(each) for each in found])
        return mask
    codes, words = launches.coded(column)
    hits = [code for code, word in enumerate(words) if any(part in fold(word) for part in parts)]
    return _has_code(codes, hits)


def _has_code(codes: Codes, wanted: Collection[int]) -> Mask:
    """Comparing with one code is far quicker than looking many up."""
    if len(wanted) == 1:
        mask: Mask = codes == next(iter(wanted))
        return mask
    is_wanted = np.zeros(int(codes.max(initial=0)) + 2, bool)  # the last is that of nothing, -1
    is_wanted[list(wanted)] = True
    found: Mask = is_wanted[codes]
    return found


_TESTS: dict[str, Callable[[LaunchColumns, Condition], Mask]] = {
    "in": _is_any,
    "gte": _is_at_least,
    "lte": _is_at_most,
    "contains": _has_a_part,
}
