"""Some launches as they are served, and what a column is under whatever names they are served.

Each column is told once, as its values for some rows: a page of fifty costs fifty values a column.
Which columns there are stands in `kaggle_columns` and `tidy_columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from spacelaunch.datasets.columns import LaunchColumns, Rows
from spacelaunch.domain.launch import TimePrecision

PART_ROWS = 8_192

_KNOWS_DAY = (str(TimePrecision.DAY), str(TimePrecision.MINUTE))
_KNOWS_MONTH = (*_KNOWS_DAY, str(TimePrecision.MONTH))

Values = list[Any]


class ServedRows:
    """Some launches of a version, as they are served; each part is made when it is wanted."""

    def __init__(
        self,
        launches: LaunchColumns,
        rows: Rows,
        columns: Mapping[str, Column],
        median: float | None,
    ) -> None:
        self.launches = launches
        self.rows = rows
        self.columns = columns
        self.names = tuple(columns)
        self.median = median

    def records(self) -> list[dict[str, object]]:
        """Each launch with its values by name."""
        columns = [column.values(self) for column in self.columns.values()]
        return [dict(zip(self.names, values, strict=True)) for values in zip(*columns, strict=True)]

    def table(self) -> pa.Table:
        """The same by column, each with its type; a moment is one."""
        columns = [column.array(self) for column in self.columns.values()]
        return pa.table(columns, names=list(self.names))

    def texts(self, column: str) -> Values:
        """A column of texts that many launches share."""
        found = self.launches.words(column)
        return [found[code] for code in self.launches.coded(column)[0][self.rows].tolist()]

    def own_texts(self, column: str) -> pa.ChunkedArray:
        """A column of texts of which nearly all differ."""
        return self.launches.held.column(column).take(self.rows)

    def numbers(self, column: str) -> Any:
        """A column of numbers."""
        return self.launches.numbers(column)[self.rows]

    def flags(self, column: str) -> Values:
        """A column of yes and no: 1 and 0, and -1 where there is none."""
        return list(self.launches.flags(column)[self.rows].tolist())

    def ids(self) -> list[str]:
        """Each launch's id."""
        return [f"{n:016x}" for n in self.launches.ids[self.rows].tolist()]

    @cached_property
    def moments(self) -> list[str]:
        """Each moment as `YYYY-MM-DDTHH:MM:SS`."""
        at = self.numbers("launched_at").view("datetime64[us]")
        return list(np.datetime_as_string(at, unit="s").tolist())

    @cached_property
    def days(self) -> list[str | None]:
        """The same where the day is known."""
        return self._known(_KNOWS_DAY)

    @cached_property
    def months(self) -> list[str | None]:
        """The same where the month is known."""
        return self._known(_KNOWS_MONTH)

    def _known(self, enough: Sequence[str]) -> list[str | None]:
        precisions = self.texts("time_precision")
        return [
            moment if precision in enough else None
            for moment, precision in zip(self.moments, precisions, strict=True)
        ]


def served_parts(
    launches: LaunchColumns, rows: Rows, columns: Mapping[str, Column], median: float | None
) -> Iterator[ServedRows]:
    """These launches, a few thousand at a time; one part at least."""
    for start in range(0, max(1, len(rows)), PART_ROWS):
        yield ServedRows(launches, rows[start : start + PART_ROWS], columns, median)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, and how its values are had."""

    kind: Any
    """The type of its values, as JSON has them."""
    meaning: str
    example: object
    values: Callable[[ServedRows], Values]
    type: pa.DataType = pa.string()  # noqa: RUF009  # types are values that never change
    typed: Callable[[ServedRows], Any] | None = None
    """The same for an array, where it is no list of them."""

    def array(self, some: ServedRows) -> pa.Array:
        """The values as Arrow has them."""
        found = (self.typed or self.values)(some)
        is_array = isinstance(found, pa.Array | pa.ChunkedArray)
        return found if is_array else pa.array(found, self.type, from_pandas=True)
