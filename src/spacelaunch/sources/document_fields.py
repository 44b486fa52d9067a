"""The kinds of values that we read from the documents of an API, for pydantic.

A field that we do not read may be anything, and a new one may come. Used by the models of the
documents.
"""

from __future__ import annotations

import re
from typing import Annotated, TypeGuard

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# In full and with its zone: other forms can be read as several moments. One expression, of which
# pydantic can be asked without calling Python; so it knows the calendar, too.
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
_MOMENT = re.compile(MOMENT_PATTERN)


class Model(BaseModel):
    """A document or a part of one."""

    # Strict, since "no" would be False and "12" would be 12.
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


def is_moment(value: object) -> TypeGuard[str]:
    """Whether a value is a moment that we read."""
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def check_moment(text: str) -> str:
    """The text, where it is a moment.

    Raises:
        ValueError: it is none that we read.
    """
    if not is_moment(text):
        raise ValueError(f"expected YYYY-MM-DDTHH:MM:SS.000Z of 1900 to 2100, got {text[:40]!r}")
    return text


Moment = Annotated[str, AfterValidator(check_moment)]
Id = Annotated[str, Field(min_length=1, max_length=100)]
Whole = Annotated[int, Field(ge=-(2**31), lt=2**31)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
