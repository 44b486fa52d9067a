"""The data set's own words: its columns, their spellings, its values, and their corrections.

They are no source's: whatever reads a file of this form, whatever serves its launches and whatever
asks about them says these. The corrections are listed in the documentation, which a test compares
with this table.
"""

from __future__ import annotations

import re
import unicodedata

from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.domain.texts import clean_text

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

# What a file's form says of a value, as a column of its own, where it is not said in the data set's
# way. No header is called so.
COMMA_COST = "Rocket, with a decimal comma"
MONTH_FIRST_DATE = "Date, month first"
ROCKET_NAME = "the rocket's name"
MISSION_NAME = "the mission's name"
PAD_COUNTRY = "the location's last part"

# The one column that is written differently from copy to copy: `# Rocket`, and `X.Rocket` in R.
# Compared whole: "Status Rocket" contains the word too and is another column.
SPELLINGS = {"#rocket": COST, "xrocket": COST}

OUTCOMES = {
    "Success": Outcome.SUCCESS,
    "Failure": Outcome.FAILURE,
    "Partial Failure": Outcome.PARTIAL_FAILURE,
    "Prelaunch Failure": Outcome.PRELAUNCH_FAILURE,
}
# Our own word where nothing is known, so that what was served comes back the same.
SECTORS = {"P": Sector.PRIVATE, "S": Sector.STATE, "unknown": Sector.UNKNOWN}
ROCKET_STATUSES = {"StatusActive": True, "StatusRetired": False}

INTERNATIONAL_WATERS = "Pacific Ocean"

# (column, value, company) -> value; a company of None stands for every company.
CORRECTIONS: dict[tuple[str, str, str | None], str] = {
    (COUNTRY, "Sea Launch", None): INTERNATIONAL_WATERS,
    (ORIGIN, "Isreal", "ISA"): "Iran",
    (ORIGIN, "Isreal", None): "Israel",
    (ORIGIN, "Arme de l'Air", None): "France",
    (ORIGIN, "England", None): "United Kingdom",
    # Where the country is taken from the location's last part.
    (PAD_COUNTRY, "Barents Sea", None): "Russia",
    (PAD_COUNTRY, "Gran Canaria", None): "USA",
    (PAD_COUNTRY, "New Mexico", None): "USA",
    (PAD_COUNTRY, "Pacific Missile Range Facility", None): "USA",
    (PAD_COUNTRY, "Shahrud Missile Test Site", None): "Iran",
    (PAD_COUNTRY, "Yellow Sea", None): "China",
}

_JOINTS = re.compile(r"[ _.]+")


def fold_heading(name: str) -> str:
    """What is equal for two headers that mean one column, as `Company Name` and `company_name`."""
    plain = clean_text(unicodedata.normalize("NFKC", name)).casefold()
    return _JOINTS.sub("", plain)


def known_column(name: str) -> str | None:
    """The data set's own name for a header as received, or None where it has no such column."""
    return _KNOWN.get(fold_heading(name))


def corrected(column: str, value: str | None, company: str) -> str | None:
    """The value as it should read."""
    if value is None:
        return None
    for whose in (company, None):
        if (column, value, whose) in CORRECTIONS:
            return CORRECTIONS[column, value, whose]
    return value


_KNOWN = {fold_heading(column): column for column in (*COLUMNS, ID, COST_IMPUTED)} | SPELLINGS
