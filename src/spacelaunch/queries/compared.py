"""What a comparison can be asked for: whom it compares, by what measure, on what scale.

The parameters of `compare`; what follows from its rows stands there.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from spacelaunch.domain.launch import Sector
from spacelaunch.queries.parameter_values import Name, read_sector
from spacelaunch.queries.parameters import Drawing, OnEither, Years

MOST_COMPARED = 6
"""More lines than these nobody tells apart."""
COMPARED_UNASKED = 4
KINDS = ("country", "provider", "rocket", "sector")
Kind = Literal["country", "provider", "rocket", "sector"]
Measure = Literal["count", "share", "cumulative", "success_pct"]
Scale = Literal["linear", "log"]


def _several(value: object) -> object:
    """One value or a list, each once and in one order, so that the same question is one."""
    given = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(one, str) for one in given):
        return value
    return tuple(sorted({str(one) for one in given}))


def _sectors(value: object) -> object:
    given = value if isinstance(value, list | tuple) else [value]
    return _several([read_sector(one) for one in given])


_BOUNDS = Field(min_length=1, max_length=MOST_COMPARED)
Names = Annotated[tuple[Name, ...], _BOUNDS, BeforeValidator(_several)]
Sectors = Annotated[tuple[Sector, ...], _BOUNDS, BeforeValidator(_sectors)]


class CompareParameters(Years, OnEither, Drawing):
    """What `compare` can be asked for."""

    several: ClassVar[frozenset[str]] = frozenset(KINDS)

    by: Kind = Field(
        default="country",
        description="What is compared; unset, the parameter that has several values. Without "
        f"values of it, those {COMPARED_UNASKED} with most launches are drawn.",
        examples=["provider"],
    )
    country: Names | None = Field(
        default=None,
        description="Country of launch, as in the data, upper or lower case.",
        examples=["USA"],
    )
    provider: Names | None = Field(
        default=None,
        description="Provider, as in the data, upper or lower case; also `company`.",
        examples=["SpaceX"],
    )
    rocket: Names | None = Field(
        default=None, description="Rocket, as in the data.", examples=["Falcon 9 Block 5"]
    )
    sector: Sectors | None = Field(
        default=None, description="`private` (or `P`) or `state` (or `S`).", examples=["private"]
    )
    measure: Measure = Field(
        default="count",
        description="What is drawn of each year: `count` of launches, `share` of all launches of "
        "the selection, `cumulative` count, or `success_pct` of known outcomes.",
        examples=["cumulative"],
    )
    scale: Scale = Field(
        default="linear",
        description="`linear`, or `log` for `count` and `cumulative`.",
        examples=["log"],
    )

    @model_validator(mode="before")
    @classmethod
    def _by_what_has_several(cls, given: object) -> object:
        """Unset, it is by the one parameter that has several values, or any."""
        if not isinstance(given, dict) or given.get("by") is not None:
            return given
        valued = [kind for kind in KINDS if given.get(kind) is not None]
        several = [kind for kind in valued if _count(given[kind]) > 1]
        by = [*several, *valued, KINDS[0]][0]
        return {**given, "by": by}

    @model_validator(mode="after")
    def _one_is_compared(self) -> Self:
        for kind in KINDS:
            values = getattr(self, kind) or ()
            if len(values) > 1 and kind != self.by:
                raise ValueError(
                    f"{kind}: it has several values, and what is compared is by={self.by}"
                )
        if self.scale == "log" and self.measure not in {"count", "cumulative"}:
            raise ValueError("scale: log goes with measure=count or measure=cumulative")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Whom to draw, by name; none where that is left open."""
        return tuple(str(name) for name in getattr(self, self.by) or ())


def _count(value: object) -> int:
    return len(value) if isinstance(value, list | tuple) else 1
