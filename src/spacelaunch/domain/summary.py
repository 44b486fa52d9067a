"""A summary: the small table that a query returns and a chart draws, with what it says in words.

`queries` make it, `charts` draw it, `jobs` store it. It is the same shape for every analysis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from spacelaunch.domain.coverage import Coverage
from spacelaunch.domain.reach import Reach

Value = int | float | str | None
RowT = TypeVar("RowT")
"""An analysis' row: a dataclass with a field for each column."""
FindingsT = TypeVar("FindingsT")
"""An analysis' findings: a dataclass with a field for each fact."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a summary holds."""

    name: str
    type: str
    """`integer`, `number` or `string`."""
    unit: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the launches behind a summary come from."""

    version: str
    """Hash of the data set's content."""
    source: str
    """The sources' names, ready to print."""
    is_synthetic: bool
    """Whether any launch of the data set was generated."""
    data_from: date | None
    """Day of the data set's first launch (UTC)."""
    data_until: date | None
    """Day of the data set's last launch (UTC)."""
    rejected: int = 0
    """Records that were refused when the data set was loaded."""
    lost: int = 0
    """Values that could not be read then, of launches that are there."""
    caveats: tuple[str, ...] = ()
    """What whoever reads any figure of it must know."""
    coverage: Coverage | None = None
    """What it holds of all launches; None where that was not asked, or says nothing."""


@dataclass(frozen=True, slots=True)
class Summary(Generic[RowT, FindingsT]):
    """The numbers of one analysis, their meaning, and the finding in words."""

    analysis: str
    title: str
    """The analysis in a few words; the chart's title is `finding`."""
    params: Mapping[str, object]
    selection: str
    """What was selected, counted, as `120 launches from Japan, 1995–2005`."""
    is_selected: bool
    """Whether that is less than the whole data set."""
    origin: Origin
    reach: Reach
    """Of which years the data set tells."""
    columns: tuple[Column, ...]
    rows: tuple[RowT, ...]
    """The numbers drawn, in the order drawn."""
    rows_used: int
    """Launches in the selection that were counted."""
    rows_missing: int
    """Launches in the selection that lacked a value which the analysis needs."""
    findings: FindingsT | None
    """None where there are no rows."""
    finding: str
    alt: str
    """The picture in words, for who cannot see it."""
    notes: tuple[str, ...]
    """What must be known beside the picture."""

    @property
    def records(self) -> list[dict[str, Value]]:
        """The rows by the names of the columns, in their order."""
        names = [column.name for column in self.columns]
        return [{name: getattr(row, name) for name in names} for row in self.rows]
