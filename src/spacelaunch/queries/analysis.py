"""What an analysis is: a named `.sql` file, the parameters it takes, and what its rows say.

One module per analysis makes one; `registry.py` lists them. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from spacelaunch.domain.reach import Reach
from spacelaunch.domain.summary import Column
from spacelaunch.queries.parameters import Drawing

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rows answer, for whoever concludes from them."""

    params: Any
    """As the analysis' own model."""
    selects: Mapping[str, object]
    """The parameters with what the analysis sets itself: what was selected."""
    selected_count: int
    """Launches in the selection."""
    used_count: int
    """Those of them that have the value which the analysis needs."""
    reach: Reach
    """Of which years the data set tells."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What an analysis says about the rows of its query."""

    rows: tuple[Row, ...]
    """The rows to draw, in the order drawn."""
    findings: Mapping[str, object]
    finding: str
    """One sentence: the picture's title."""
    alt: str
    """What the picture shows, in words."""
    notes: tuple[str, ...] = ()
    """What a reader of the picture must know beside it; it stands in the footer."""
    title: str | None = None
    """Where the analysis' own would say too much."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A named question with its answer's shape."""

    name: str
    title: str
    description: str
    parameters: type[Drawing]
    columns: tuple[Column, ...]
    conclude: Callable[[Sequence[Row], Asked], Conclusion]
    """From the query's rows (never none) and what was asked."""
    needs: str = "launch_count"
    """The column of `coverage.sql` that counts the launches which can be used."""
    fixed: Mapping[str, object] | None = None
    """Query parameters that the analysis sets itself."""

    @property
    def sql(self) -> str:
        """The text of its query."""
        return read_sql(self.name.replace("-", "_"))


def read_sql(name: str) -> str:
    """The text of a `.sql` file of this folder."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
