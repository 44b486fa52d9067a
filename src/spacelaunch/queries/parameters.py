"""What an analysis can be asked for, as pydantic models; their JSON Schema is the public one.

An analysis composes its model from these parts. A name that a model does not know is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from spacelaunch.domain.launch import Sector
from spacelaunch.errors import BadRequestError

SECTOR_LETTERS = {"P": Sector.PRIVATE, "S": Sector.STATE}


def _sector(value: object) -> object:
    """Also takes the data set's own letters, so that `sector=P` is `sector=private`."""
    return SECTOR_LETTERS.get(value, value) if isinstance(value, str) else value


def _inches(value: str) -> str:
    width, height = (float(part) for part in value.split("x"))
    if not (4 <= width <= 20 and 3 <= height <= 16):
        raise ValueError("the width must lie between 4 and 20 inches, the height between 3 and 16")
    return f"{width:g}x{height:g}"


Year = Annotated[int, Field(ge=1900, le=2100)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Inches = Annotated[
    str,
    Field(pattern=r"^\d{1,2}(\.\d{1,2})?x\d{1,2}(\.\d{1,2})?$"),
    AfterValidator(_inches),
]


class Drawing(BaseModel):
    """How the picture looks; it never changes the numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: Inches = Field(
        default="10x6", description="Width and height in inches; times `dpi` gives pixels."
    )
    dpi: int = Field(default=120, ge=50, le=300, description="Pixels per inch of the PNG.")
    theme: Literal["light", "dark"] = Field(default="light", description="Colours of the picture.")

    @model_validator(mode="before")
    @classmethod
    def _no_booleans(cls, given: object) -> object:
        """Python takes true for 1, and no parameter is a yes or no."""
        if isinstance(given, dict):
            for name, value in given.items():
                if isinstance(value, bool):
                    raise ValueError(f"{name}: no parameter takes {str(value).lower()}")
        return given

    @property
    def width_in(self) -> float:
        """Width of the picture in inches."""
        return float(self.size.split("x")[0])

    @property
    def height_in(self) -> float:
        """Height of the picture in inches."""
        return float(self.size.split("x")[1])


class Years(BaseModel):
    """A range of launch years (UTC), both ends included."""

    year_from: Year | None = Field(default=None, description="First launch year (UTC), included.")
    year_to: Year | None = Field(default=None, description="Last launch year (UTC), included.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, last = self.year_from, self.year_to
        if first is not None and last is not None and first > last:
            raise ValueError(f"year_from {first} is after year_to {last}")
        return self


class ByCountry(BaseModel):
    """One country of launch."""

    country: Name | None = Field(
        default=None, description="Country of launch, exactly as in the data."
    )


class ByProvider(BaseModel):
    """One provider."""

    provider: Name | None = Field(default=None, description="Provider, exactly as in the data.")


class BySector(BaseModel):
    """One sector."""

    sector: Annotated[Sector, BeforeValidator(_sector)] | None = Field(
        default=None, description="`private` (or `P`) or `state` (or `S`)."
    )


class Top(BaseModel):
    """How many rows to keep."""

    top: int = Field(default=10, ge=1, le=50, description="How many rows to keep, largest first.")


def read_parameters(model: type[Drawing], given: Mapping[str, object]) -> Drawing:
    """The parameters that a request gives, defaults filled in.

    Raises:
        BadRequestError: it names each parameter that is unknown or has a value out of bounds.
    """
    try:
        return model.model_validate(given)
    except ValidationError as exc:
        problems = [_in_words(error["loc"], error["type"], error["msg"]) for error in exc.errors()]
        if any(error["type"] == "extra_forbidden" for error in exc.errors()):
            problems.append(f"the parameters are: {', '.join(sorted(model.model_fields))}")
        raise BadRequestError("; ".join(problems)) from exc


def _in_words(place: tuple[int | str, ...], kind: str, message: str) -> str:
    name = ".".join(str(part) for part in place)
    if kind == "extra_forbidden":
        return f"unknown parameter {name!r}"
    said = message.removeprefix("Value error, ")
    said = said[:1].lower() + said[1:]
    return f"{name}: {said}" if name else said
