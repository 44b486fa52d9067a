"""The kinds of values that we read from the documents of an API, for pydantic.

A field that we do not read may be anything, and a new one may come. Used by the models of the
documents.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, TypeGuard

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)


class Model(BaseModel):
    """A document or a part of one."""

    # Strict, since "no" would be False and "12" would be 12.
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


def is_moment(value: object) -> TypeGuard[str]:
    """Whether a value is a moment that we read."""
    try:
        return isinstance(value, str) and bool(check_moment(value))
    except ValueError:
        return False


def check_moment(text: str) -> str:
    """The text, where it is a moment.

    Raises:
        ValueError: it is none that we read; says why.
    """
    # In full and with its zone: other forms can be read as several moments.
    if not _MOMENT.fullmatch(text):
        raise ValueError(f"expected YYYY-MM-DDTHH:MM:SS.000Z, got {text[:40]!r}")
    year = datetime.fromisoformat(text).year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"the year {year} lies outside {_FIRST_YEAR} to {_LAST_YEAR}")
    return text


# The same as `check_moment` says, in one expression, which pydantic asks without calling Python.
MOMENT_PATTERN = r"""(?x)^
(   ( (19|20)[0-9]{2} | 2100 ) -
    (   (0[13578]|1[02]) - (0[1-9]|[12][0-9]|3[01])
    |   (0[469]|11) - (0[1-9]|[12][0-9]|30)
    |   02 - (0[1-9]|1[0-9]|2[0-8])
    )
|   ( (19|20)(0[48]|[2468][048]|[13579][26]) | 2000 ) - 02-29
)
T ([01][0-9]|2[0-3]) : [0-5][0-9] : [0-5][0-9] (\.[0-9]{1,6})?
(Z | [+-] ([01][0-9]|2[0-3]) : [0-5][0-9])
$"""
Moment = Annotated[str, AfterValidator(check_moment)]
Id = Annotated[str, Field(min_length=1, max_length=100)]
Whole = Annotated[int, Field(ge=-(2**31), lt=2**31)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
