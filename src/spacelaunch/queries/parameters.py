"""What an analysis can be asked for, as pydantic models; their JSON Schema is the public one.

An analysis composes its model from these parts. A name that a model does not know is refused;
one that means the same in `domain.fields` is taken for it. Which names of countries and providers
the data have is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from spacelaunch.domain.fields import PARAMETERS
from spacelaunch.domain.launch import Sector
from spacelaunch.domain.names import shown
from spacelaunch.domain.precedence import ALL
from spacelaunch.errors import BadRequestError
from spacelaunch.queries.inches import Inches
from spacelaunch.queries.parameter_values import (
    Name,
    Place,
    Theme,
    Whole,
    Year,
    read_place,
    read_sector,
)

DEFAULT_SOURCE = "spacex"


class Drawing(BaseModel):
    """How the picture looks; it never changes the numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    several: ClassVar[frozenset[str]] = frozenset()
    """The parameters that may be given several times."""

    # Before `size`, which is told in pixels too where it cannot be inches.
    dpi: Whole = Field(
        default=120, ge=50, le=300, description="Pixels per inch of the PNG.", examples=[120]
    )
    size: Inches = Field(
        default="10x6",
        description="Width and height in inches; times `dpi` gives pixels.",
        examples=["10x6"],
    )
    theme: Theme = Field(
        default="light",
        description="Colours of the picture: `light`, `dark`, `print` (black and grey), or `auto`, "
        "an SVG in the colours that the page's reader prefers (a PNG is light then).",
        examples=["light"],
    )

    width: Whole = Field(
        default=79,
        ge=40,
        le=200,
        description="Columns of the chart in letters (`.txt`), at most.",
        examples=[79],
    )

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

    year_from: Year | None = Field(
        default=None,
        description="First launch year (UTC), included; also `year__gte`.",
        examples=[1995],
    )
    year_to: Year | None = Field(
        default=None,
        description="Last launch year (UTC), included; also `year__lte`.",
        examples=[2020],
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, last = self.year_from, self.year_to
        if first is not None and last is not None and first > last:
            raise ValueError(f"year_from {first} is after year_to {last}")
        return self


class ByCountry(BaseModel):
    """One country of launch."""

    country: Name | None = Field(
        default=None,
        description="Country of launch, as in the data, upper or lower case.",
        examples=["USA"],
    )


class ByProvider(BaseModel):
    """One provider."""

    provider: Name | None = Field(
        default=None,
        description="Provider, as in the data, upper or lower case; also `company`.",
        examples=["SpaceX"],
    )


class BySector(BaseModel):
    """One sector."""

    sector: Annotated[Sector, BeforeValidator(read_sector)] | None = Field(
        default=None, description="`private` (or `P`) or `state` (or `S`).", examples=["private"]
    )


class ByScope(BaseModel):
    """What an attempt was."""

    scope: Literal["orbital", "suborbital", "pad_loss", "unknown"] | None = Field(
        default=None,
        description="`orbital` leaves out what was no orbital attempt. Unset: all that flew.",
        examples=["orbital"],
    )


class OfSource(BaseModel):
    """Whose launches of the warehouse: those of two sources would be counted twice."""

    source: Name = Field(
        default=DEFAULT_SOURCE,
        description=f"Source in the warehouse, or `{ALL}`: each launch once, of whichever source.",
        examples=["spacex"],
    )


class OfLaunchLibrary(BaseModel):
    """The one source that says what it planned before."""

    source: Literal["launch-library"] = Field(
        default="launch-library",
        description="Launch Library alone: no other source says how its plans changed.",
        examples=["launch-library"],
    )


class OnEither(BaseModel):
    """Where the launches lie that are asked about."""

    on: Place = Field(
        default="data",
        description="`data`, the data set that is served, or `warehouse`, what the pipeline read.",
        examples=["data"],
    )
    source: Name | None = Field(
        default=None,
        description=f"Source in the warehouse, with `on=warehouse`, or `{ALL}`, each launch once; "
        f"`{DEFAULT_SOURCE}` if unset.",
        examples=["spacex"],
    )

    @model_validator(mode="before")
    @classmethod
    def _one_source(cls, given: object) -> object:
        """Of a warehouse always one, so that a question asked in two ways has one answer."""
        if not isinstance(given, dict):
            return given
        if read_place(given.get("on")) == "warehouse":
            return {**given, "source": given.get("source") or DEFAULT_SOURCE}
        if given.get("source") is not None:
            raise ValueError("source: it goes with on=warehouse; the data set is of no other")
        return given


class Top(BaseModel):
    """How many rows to keep."""

    top: Whole = Field(
        default=10, ge=1, le=50, description="How many rows to keep, largest first.", examples=[5]
    )


def read_parameters(model: type[Drawing], given: Mapping[str, object]) -> Drawing:
    """The parameters that a request gives, defaults filled in.

    Raises:
        BadRequestError: it names each parameter that is unknown, given twice or has a value out
            of bounds.
    """
    try:
        return model.model_validate(_under_its_names(model, given))
    except ValidationError as exc:
        problems = [_in_words(error["loc"], error["type"], error["msg"]) for error in exc.errors()]
        if any(error["type"] == "extra_forbidden" for error in exc.errors()):
            problems.append(f"the parameters are: {', '.join(sorted(model.model_fields))}")
        raise BadRequestError("; ".join(problems)) from exc


def _under_its_names(model: type[Drawing], given: Mapping[str, object]) -> dict[str, object]:
    """The same under the names that the model has, where others mean the same."""
    names = {PARAMETERS[name]: name for name in model.model_fields if name in PARAMETERS}
    found: dict[str, object] = {}
    for other, value in given.items():
        meaning = PARAMETERS.get(other)
        name = other if meaning is None else names.get(meaning, other)
        if name in found:
            raise BadRequestError(f"{name} is given twice, also as {other}")
        if isinstance(value, list) and len(value) > 1 and name not in model.several:
            first, second = map(shown, map(str, value[:2]))
            raise BadRequestError(f"{name} is given twice: {first} and {second}")
        found[name] = value
    return found


def _in_words(place: tuple[int | str, ...], kind: str, message: str) -> str:
    name = ".".join(str(part) for part in place)
    if kind == "extra_forbidden":
        return f"unknown parameter {name!r}"
    said = message.removeprefix("Value error, ")
    said = said[:1].lower() + said[1:]
    return f"{name}: {said}" if name else said
