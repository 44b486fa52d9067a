"""What an analysis is: a named `.sql` file, the parameters it takes, and what its rows say.

One module per analysis makes one; `registry.py` lists them. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from spacelaunch.domain.summary import Column
from spacelaunch.queries.parameters import Drawing

Row = Mapping[str, Any]


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


@dataclass(frozen=True, slots=True)
class Analysis:
    """A named question with its answer's shape."""

    name: str
    title: str
    description: str
    parameters: type[Drawing]
    columns: tuple[Column, ...]
    conclude: Callable[[Sequence[Row], Any], Conclusion]
    """From the query's rows (never none) and the parameters."""
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


def selection_in_words(params: Mapping[str, object]) -> str:
    """Which launches were selected, e.g. `country USA, since 1995`; empty where all were."""
    named = [
        f"{name} {params[name]}"
        for name in ("country", "provider", "sector")
        if params.get(name) is not None
    ]
    years = years_in_words(params.get("year_from"), params.get("year_to"))
    return ", ".join([*named, years] if years else named)


def years_in_words(first: object, last: object) -> str:
    """A range of years, e.g. `1995–2020`, `2020` or `since 1995`; empty where it has no end."""
    if first is None and last is None:
        return ""
    if last is None:
        return f"since {first}"
    if first is None:
        return f"until {last}"
    return f"{first}" if first == last else f"{first}–{last}"


def one_decimal(value: float) -> str:
    """A number for a sentence, e.g. `87.4`."""
    return f"{value:.1f}"


def launches_in_words(count: int) -> str:
    """A count for a sentence, e.g. `1 launch` or `4,324 launches`."""
    return f"{count:,} launch" if count == 1 else f"{count:,} launches"
