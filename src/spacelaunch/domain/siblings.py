"""Other well-known tables of the same launches, and what their columns are in the data set's words.

More people have one of these than the data set itself. They say less, and what they do not say is
not made up: their sector is unknown. Used by whatever reads a header.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacelaunch.domain import words
from spacelaunch.domain.words import fold_heading


@dataclass(frozen=True, slots=True, eq=False)
class Sibling:
    """One of them."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    """Its own column -> the columns of the data set that it says something of."""
    telling: frozenset[str]
    """Columns, folded, that are there in each copy and tell it from the others."""

    @property
    def note(self) -> str:
        """What whoever loads it should know."""
        return (
            f"read as {self.name}, which does not tell the sector of a launch (it is `unknown`) "
            "nor its country (it is the last part of the location)"
        )

    def meaning(self, name: str) -> Sequence[str]:
        """What a header of such a table says something of."""
        folded = fold_heading(name)
        return next(
            (known for own, known in self.columns.items() if fold_heading(own) == folded), ()
        )


SIBLINGS = (
    Sibling(
        name='Kaggle\'s "All Space Missions from 1957" (Space_Corrected.csv)',
        columns={
            "Company Name": (words.COMPANY,),
            "Location": (words.LOCATION, words.PAD_COUNTRY),
            "Datum": (words.DATETIME,),
            "Detail": (words.DETAIL,),
            "Status Rocket": (words.ROCKET_STATUS,),
            "Rocket": (words.COST,),
            "Status Mission": (words.MISSION_STATUS,),
        },
        telling=frozenset(("companyname", "location", "datum", "detail")),
    ),
    Sibling(
        name='Maven Analytics\' "Space Missions" (space_missions.csv)',
        columns={
            "Company": (words.COMPANY,),
            "Location": (words.LOCATION, words.PAD_COUNTRY),
            "Date": (words.MONTH_FIRST_DATE,),
            "Time": (words.TIME,),
            "Rocket": (words.ROCKET_NAME,),
            "Mission": (words.MISSION_NAME,),
            "RocketStatus": (words.ROCKET_STATUS,),
            "Price": (words.COST,),
            "MissionStatus": (words.MISSION_STATUS,),
        },
        telling=frozenset(("company", "location", "date", "rocket", "mission", "missionstatus")),
    ),
)


def find_sibling(headers: Sequence[str]) -> Sibling | None:
    """The one whose columns these are; None for a table of the data set itself."""
    folded = {fold_heading(name) for name in headers}
    if fold_heading(words.SECTOR) in folded:
        return None
    return next((each for each in SIBLINGS if each.telling <= folded), None)
