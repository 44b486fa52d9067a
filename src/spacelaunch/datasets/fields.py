"""What `/data` can be filtered, sorted and counted by: each name with the value of a launch.

The one list that filters, sorting, facets and the documents share. Used by `filters`, `paging` and
`facets`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from spacelaunch.domain import words
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.errors import BadRequestError

Value = str | int | float

_YEAR = re.compile(r"\d{1,4}", re.ASCII)
_TEXT_OPERATORS = ("in", "contains")
_NUMBER_OPERATORS = ("gte", "lte", "in")


@dataclass(frozen=True, slots=True)
class DataField:
    """One thing that a launch is asked about."""

    name: str
    column: str
    """Where the data set has it."""
    of: Callable[[Launch], Value | None]
    operators: tuple[str, ...] = _TEXT_OPERATORS
    words: Mapping[str, str] = field(default_factory=dict)
    """Where only some values exist: the data set's own words and ours -> ours."""

    @property
    def is_number(self) -> bool:
        """Whether its values have a size."""
        return self.operators == _NUMBER_OPERATORS

    def read(self, text: str, name: str) -> Value:
        """The value that a text stands for; raises BadRequestError, which tells of `name`."""
        if not text:
            raise BadRequestError(f"{name}: a value is missing")
        if self.is_number:
            return _year(text, name)
        if self.words and text not in self.words:
            known = ", ".join(self.words)
            raise BadRequestError(f"{name}: expected one of {known}, got {text!r}")
        return self.words.get(text, text)


def _year(text: str, name: str) -> int:
    if not _YEAR.fullmatch(text):
        raise BadRequestError(f"{name}: expected a year, got {text!r}")
    return int(text)


_SECTOR_WORDS = {str(sector): str(sector) for sector in Sector} | {
    letter: str(sector) for letter, sector in words.SECTORS.items()
}
_OUTCOME_WORDS = {str(outcome): str(outcome) for outcome in Outcome} | {
    word: str(outcome) for word, outcome in words.OUTCOMES.items()
}

FIELDS: dict[str, DataField] = {
    each.name: each
    for each in (
        DataField("company", words.COMPANY, lambda launch: launch.provider),
        DataField("country", words.COUNTRY, lambda launch: launch.country),
        DataField("sector", words.SECTOR, lambda launch: launch.sector.value, words=_SECTOR_WORDS),
        DataField("year", words.YEAR, lambda launch: launch.launched_at.year, _NUMBER_OPERATORS),
        DataField(
            "outcome",
            words.MISSION_STATUS,
            lambda launch: launch.outcome.value,
            words=_OUTCOME_WORDS,
        ),
        DataField("origin", words.ORIGIN, lambda launch: launch.provider_country),
        DataField("rocket", words.DETAIL, lambda launch: launch.rocket),
    )
}


def _moment(launch: Launch) -> str:
    """As text of one length, which sorts as the moments do and can stand in a cursor."""
    return launch.launched_at.isoformat(timespec="microseconds")


# What launches can be sorted by besides.
SORT_FIELDS: dict[str, Callable[[Launch], Value | None]] = {
    **{name: each.of for name, each in FIELDS.items()},
    "date": _moment,
    "cost": lambda launch: launch.cost_musd,
}


def names_in(text: str, parameter: str, known: Iterable[str], marks: str = "") -> list[str]:
    """The names of a list with commas; an unknown one is refused with the known ones.

    Note: one of the `marks` may stand before a name and stays there.
    """
    names = [part.strip() for part in text.split(",")]
    for name in names:
        bare = name[1:] if name[:1] in tuple(marks) else name
        if bare not in known:
            raise BadRequestError(
                f"{parameter}: there is no {bare!r}; there are {', '.join(known)}"
            )
    return names
