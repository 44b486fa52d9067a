"""What an analysis is: a named `.sql` file, the parameters it takes, and what its rows say.

One module per analysis makes one, beside the `.sql` file of its name; `registry` finds them. Its
rows and findings are dataclasses: what the chart draws has types to the end. Nothing here runs a
query.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from spacelaunch.domain.reach import Reach
from spacelaunch.domain.summary import Column, FindingsT, RowT
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.statements import parameters_of, read_sql, tables_of

ParamsT = TypeVar("ParamsT", bound=Drawing)

_TYPES = {int: "integer", float: "number", str: "string"}


class Over(StrEnum):
    """What an analysis asks, and so who can answer it."""

    LAUNCHES = "launches"
    """The relation alone: any engine that holds it."""
    SILVER = "silver"
    """The typed tables and `launches` with its scope: only a warehouse has them."""
    CATALOGUE = "catalogue"
    """The data set beside GCAT's attempts, with the pairs of both: the serving plane has them."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a field of a row holds; it stands in the field's `Annotated`."""

    meaning: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Asked(Generic[ParamsT]):
    """What the rows answer, for whoever concludes from them."""

    params: ParamsT
    selects: Mapping[str, object]
    """The parameters with what the analysis sets itself: what was selected."""
    selected_count: int
    """Launches in the selection."""
    used_count: int
    """Those of them that have the value which the analysis needs."""
    reach: Reach
    """Of which years the data set tells."""
    is_catalogue: bool = False
    """Whether the data set is the catalogue that it would be held against."""


@dataclass(frozen=True, slots=True)
class Conclusion(Generic[RowT, FindingsT]):
    """What an analysis says about the rows of its query."""

    rows: Sequence[RowT]
    """The rows to draw, in the order drawn."""
    findings: FindingsT
    finding: str
    """One sentence: the picture's title."""
    alt: str
    """What the picture shows, in words."""
    notes: tuple[str, ...] = ()
    """What a reader of the picture must know beside it; it stands in the footer."""
    title: str | None = None
    """Where the analysis' own would say too much."""


@dataclass(frozen=True, slots=True)
class Analysis(Generic[ParamsT, RowT, FindingsT]):
    """A named question with its answer's shape."""

    name: str
    """As in the address; its files have `_` for `-`."""
    title: str
    description: str
    parameters: type[ParamsT]
    row: type[RowT]
    """A dataclass with a field for each column to draw, each `Annotated` with `Means`."""
    conclude: Callable[[Sequence[Any], Asked[ParamsT]], Conclusion[RowT, FindingsT] | None]
    """From the query's rows (never none) and what was asked; None where they leave none to draw."""
    answer: type[Any] | None = None
    """A dataclass of the query's rows, where those to draw are made of them and are others."""
    needs: str | Callable[[ParamsT], str] = "launch"
    """Counted as used are the launches of which this column is known; `launch` is every one."""
    groups: str | None = None
    """The column without which a launch is in no row, where that is another one."""
    selection: str = "selection"
    """The `.sql` file that counts the selection."""
    marks_thin_years: bool = False
    """Whether its picture shades the years of which the data hold too few of all launches."""
    fixed: Mapping[str, object] | None = None
    """Query parameters that the analysis sets itself."""
    over: Over = Over.LAUNCHES
    """Its files lie in the folder of that name, but those of `launches`."""

    @property
    def sql(self) -> str:
        """The text of its query."""
        name = self.name.replace("-", "_")
        return read_sql(name if self.over is Over.LAUNCHES else f"{self.over}/{name}")

    def needed(self, params: ParamsT) -> str:
        """What it needs, where that depends on the question, too."""
        return self.needs if isinstance(self.needs, str) else self.needs(params)

    @property
    def source(self) -> str | None:
        """Whose launches of a warehouse it asks about where nothing is said; None: the data set."""
        found = self.parameters().model_dump().get("source")
        return None if found is None else str(found)

    @property
    def tables(self) -> tuple[str, ...]:
        """What an engine must hold to answer it."""
        return tables_of(self.sql)

    @property
    def takes(self) -> frozenset[str]:
        """The parameters of its query."""
        return parameters_of(self.sql)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What its rows hold, as the row's fields say it."""
        hints = get_type_hints(self.row, include_extras=True)
        return tuple(_column(name, hints[name]) for name in _names(self.row))


def _names(row: type[Any]) -> list[str]:
    """First what names a row, then the columns that it shares with others, last what it may lack.

    Note: a dataclass has the fields of its base before its own.
    """
    own = inspect.get_annotations(row)

    def place(field: Field[Any]) -> int:
        if field.name not in own:
            return 1
        return 0 if field.default is MISSING else 2

    return [field.name for field in sorted(fields(row), key=place)]


def _column(name: str, hint: Any) -> Column:
    """A column of what the field `name: Annotated[int | None, Means(...)]` says."""
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{name}: a row's field is Annotated with Means")
    kind, means = get_args(hint)
    kinds = [one for one in get_args(kind) if one is not types.NoneType] or [kind]
    return Column(name, _TYPES[kinds[0]], means.unit, means.meaning)
