"""The data set's own words: its columns, their spellings, its values, and their corrections.

They are no source's: whatever reads a file of this form, whatever serves its launches and whatever
asks about them says these. The corrections are listed in the documentation, which a test compares
with this table.
"""

from __future__ import annotations

from spacelaunch.domain.launch import Outcome, Sector

COMPANY = "Company Name"
LOCATION = "Location"
DETAIL = "Detail"
ROCKET_STATUS = "Status Rocket"
COST = "Rocket"
MISSION_STATUS = "Status Mission"
COUNTRY = "Country of Launch"
ORIGIN = "Companys Country of Origin"
SECTOR = "Private or State Run"
DATETIME = "DateTime"
YEAR = "Year"
MONTH = "Month"
DAY = "Day"
DATE = "Date"
TIME = "Time"

COLUMNS = (
    COMPANY, LOCATION, DETAIL, ROCKET_STATUS, COST, MISSION_STATUS, COUNTRY, ORIGIN, SECTOR,
    DATETIME, YEAR, MONTH, DAY, DATE, TIME,
)  # fmt: skip

# Ours, beside the data set's own.
ID = "id"
COST_IMPUTED = "Rocket Imputed"

# A file must have these; the date may come in either of two forms. Without them a typing error
# in a header would empty a chart in silence.
REQUIRED = (COMPANY, LOCATION, DETAIL, COST, MISSION_STATUS, COUNTRY, ORIGIN, SECTOR)
REQUIRED_ANY = (DATETIME, YEAR)

# The one column that is written differently from copy to copy. Compared after trimming and
# folding case, whole: "Status Rocket" contains the word too and is another column.
SPELLINGS = {"# rocket": COST}

OUTCOMES = {
    "Success": Outcome.SUCCESS,
    "Failure": Outcome.FAILURE,
    "Partial Failure": Outcome.PARTIAL_FAILURE,
    "Prelaunch Failure": Outcome.PRELAUNCH_FAILURE,
}
SECTORS = {"P": Sector.PRIVATE, "S": Sector.STATE}
ROCKET_STATUSES = {"StatusActive": True, "StatusRetired": False}

INTERNATIONAL_WATERS = "Pacific Ocean"

# (column, value, company) -> value; a company of None stands for every company.
CORRECTIONS: dict[tuple[str, str, str | None], str] = {
    (COUNTRY, "Sea Launch", None): INTERNATIONAL_WATERS,
    (ORIGIN, "Isreal", "ISA"): "Iran",
    (ORIGIN, "Isreal", None): "Israel",
    (ORIGIN, "Arme de l'Air", None): "France",
    (ORIGIN, "England", None): "United Kingdom",
}


def known_column(name: str) -> str | None:
    """The data set's own name for a header as received, or None where it has no such column."""
    folded = " ".join(name.split()).casefold()
    return _KNOWN.get(folded)


def corrected(column: str, value: str | None, company: str) -> str | None:
    """The value as it should read."""
    if value is None:
        return None
    for whose in (company, None):
        if (column, value, whose) in CORRECTIONS:
            return CORRECTIONS[column, value, whose]
    return value


_KNOWN = {column.casefold(): column for column in (*COLUMNS, ID, COST_IMPUTED)} | SPELLINGS
