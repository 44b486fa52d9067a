"""What launches are asked about: each thing once, with every name that it goes by.

The one list of which filters, orders, counts, columns to serve, parameters of analyses and the
documents are made. A thing that can be asked about is added here and nowhere else. How a launch is
compared with a value stands in `datasets`; what the columns hold, in `relation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spacelaunch.domain import words
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.domain.names import fold, shown
from spacelaunch.domain.numbers import read_number
from spacelaunch.errors import BadRequestError

Value = str | int | float


class Kind(StrEnum):
    """What the values of a field are, which says how they are compared."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    """A text of which only some exist."""
    MOMENT = "moment"
    """Launches are ordered by it; asked for by number, as the year."""


OPERATORS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: ("in", "contains"),
    Kind.NUMBER: ("gte", "lte", "in"),
    Kind.CHOICE: ("in", "contains"),
    Kind.MOMENT: (),
}


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One thing that launches are asked about."""

    name: str
    """As it is documented."""
    column: str
    """Of the relation `launches`."""
    heading: str
    """The data set's own column, under which it is served."""
    example: str
    kind: Kind = Kind.TEXT
    synonyms: tuple[str, ...] = ()
    """Names that stand for it as well."""
    bounds: Mapping[str, str] = field(default_factory=dict)
    """Operator -> another name for the parameter with this operator."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Of a choice: our words and the data set's own -> ours."""
    has_few_values: bool = False
    """Whether a value that no launch has is more likely a mistake than a question."""

    @property
    def operators(self) -> tuple[str, ...]:
        """What may stand after `__` in its parameters."""
        return OPERATORS[self.kind]

    @property
    def parameters(self) -> dict[str, str]:
        """Each parameter that filters by it, the documented ones first -> the operator or ''."""
        if self.kind is Kind.MOMENT:
            return {}
        names = [
            (f"{name}__{operator}" if operator else name, operator)
            for name in (self.name, *self.synonyms)
            for operator in ("", *self.operators)
        ]
        return {**dict(names), **{name: operator for operator, name in self.bounds.items()}}

    def read(self, text: str, name: str) -> Value:
        """The value that a text stands for.

        Raises:
            BadRequestError: it can be no value of this field; it tells of `name`.
        """
        text = text.strip()
        if not text:
            raise BadRequestError(f"{name}: a value is missing")
        if self.kind is Kind.NUMBER:
            return read_number(text, name)
        if self.kind is Kind.CHOICE:
            return self._chosen(text, name)
        return text

    def _chosen(self, text: str, name: str) -> str:
        for word, choice in self.choices.items():
            if fold(word) == fold(text):
                return choice
        known = ", ".join(self.choices)
        raise BadRequestError(f"{name}: expected one of {known}, got {shown(text)}")


_SECTORS = {str(sector): str(sector) for sector in Sector} | {
    letter: str(sector) for letter, sector in words.SECTORS.items()
}
_OUTCOMES = {str(outcome): str(outcome) for outcome in Outcome} | {
    word: str(outcome) for word, outcome in words.OUTCOMES.items()
}

FIELDS: dict[str, Field] = {
    each.name: each
    for each in (
        Field("company", "provider", words.COMPANY, "SpaceX", synonyms=("provider",)),
        Field("country", "country", words.COUNTRY, "USA", has_few_values=True),
        Field("sector", "sector", words.SECTOR, "private", Kind.CHOICE, choices=_SECTORS),
        Field(
            "year", "launch_year", words.YEAR, "2001", Kind.NUMBER,
            bounds={"gte": "year_from", "lte": "year_to"},
        ),
        Field(
            "outcome", "outcome", words.MISSION_STATUS, "success", Kind.CHOICE, choices=_OUTCOMES
        ),
        Field("origin", "provider_country", words.ORIGIN, "USA", has_few_values=True),
        Field("rocket", "rocket", words.DETAIL, "Falcon 9 Block 5"),
        Field("cost", "cost_musd", words.COST, "62.5", Kind.NUMBER),
        Field("date", "launched_at", words.DATETIME, "2020-08-07 05:12:00+00:00", Kind.MOMENT),
    )
}  # fmt: skip
"""By name, in the order in which they are told."""

PARAMETERS: dict[str, tuple[Field, str]] = {
    parameter: (each, operator)
    for each in FIELDS.values()
    for parameter, operator in each.parameters.items()
}
"""Every parameter that filters -> what it is about, and its operator or ''."""


def other_names(parameter: str) -> list[str]:
    """Parameters that mean the same as this one."""
    meaning = PARAMETERS.get(parameter)
    return [n for n, found in PARAMETERS.items() if found == meaning and n != parameter]


def names_of(fields: Iterable[Field]) -> dict[str, Field]:
    """Every name of these fields, the documented ones first -> the field."""
    given = list(fields)
    return {
        **{each.name: each for each in given},
        **{name: each for each in given for name in each.synonyms},
        **{each.heading: each for each in given},
    }
