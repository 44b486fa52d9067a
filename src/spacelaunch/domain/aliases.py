"""Other names for the values of a column: the data set's own labels, and what people call them.

Shape: columns are those of the relation `launches`; names are folded. Not a gazetteer: countries
are here that stand in the data. Used wherever a value is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacelaunch.domain.names import NOTHING, Aliases, KnownNames, fold
from spacelaunch.domain.words import CORRECTIONS, COUNTRY, ORIGIN

# Each name of a line stands for the one that the data have.
SAME_COUNTRY = (
    ("USA", "US", "U.S.", "U.S.A.", "United States", "United States of America", "America"),
    ("United Kingdom", "UK", "U.K.", "Great Britain", "Britain"),
    ("Russia", "Russian Federation"),
    ("China", "PRC", "People's Republic of China"),
    ("South Korea", "Republic of Korea"),
    ("North Korea", "DPRK"),
)
# Not the same, so never taken for it, but worth a hint.
NEARBY = {
    "USSR": ("Russia", "Kazakhstan"),
    "Soviet Union": ("Russia", "Kazakhstan"),
    "Baikonur": ("Kazakhstan",),
    "French Guiana": ("France",),
}

_HEADINGS = {"country": COUNTRY, "provider_country": ORIGIN}


def names_of_column(column: str, values: Iterable[str]) -> KnownNames:
    """The values of a column, to be found by their other names too."""
    return KnownNames(values, _ALIASES.get(column, NOTHING), _HINTS.get(column, NOTHING))


def _names() -> Iterable[tuple[str, tuple[str, ...]]]:
    for names in SAME_COUNTRY:
        for name in names:
            yield fold(name), names


def _labels(heading: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What is corrected whoever flies: a correction for one company is no other name."""
    for (column, label, whose), value in CORRECTIONS.items():
        if column == heading and whose is None:
            yield fold(label), (value,)


_ALIASES: dict[str, Aliases] = {
    column: {**dict(_names()), **dict(_labels(heading))} for column, heading in _HEADINGS.items()
}
_HINTS: dict[str, Aliases] = {
    column: {fold(name): countries for name, countries in NEARBY.items()} for column in _HEADINGS
}
