"""The JSON bodies of `/data`, as pydantic models, for `data_operations`.

They describe and are never filled: the routes write their answers themselves, and tests hold
these models against what is really sent. Each field has an example, which make the body's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from spacelaunch.domain.words import COLUMNS
from spacelaunch.relation.launches import MEANINGS

VERSION = Field(
    description="Hash of the launches; equal ones have an equal one, whatever they came in.",
    examples=["3f0c5d1e9a7b2c48"],
)


class SentRecord(BaseModel):
    """A launch to append, under the data set's own column names; `Year` or `DateTime` is needed."""

    model_config = ConfigDict(title="SentRecord", extra="allow")

    provider: str = Field(alias="Company Name", examples=["PodTest"])
    sector: Literal["P", "S"] = Field(alias="Private or State Run", examples=["P"])
    year: int | str | None = Field(default=None, alias="Year", examples=["2025"])
    moment: str | None = Field(
        default=None, alias="DateTime", examples=["2025-02-03 04:05:00+00:00"]
    )
    pad: str | None = Field(default=None, alias="Location", examples=["Pad 1, Somewhere"])
    detail: str | None = Field(default=None, alias="Detail", examples=["Rocket | Mission"])
    cost: float | str | None = Field(default=None, alias="Rocket", examples=[50.0])
    outcome: str | None = Field(default=None, alias="Status Mission", examples=["Success"])
    country: str | None = Field(default=None, alias="Country of Launch", examples=["USA"])


class ServedLaunch(BaseModel):
    """A launch under the data set's own column names, with an `id`."""

    launch_id: str = Field(alias="id", examples=["5e884898da280471"])
    provider: str = Field(
        alias="Company Name", description=MEANINGS["provider"], examples=["SpaceX"]
    )
    pad: str | None = Field(
        alias="Location", description=MEANINGS["pad"], examples=["LC-39A, Kennedy, Florida, USA"]
    )
    detail: str | None = Field(
        alias="Detail",
        description="Rocket and mission.",
        examples=["Falcon 9 Block 5 | Starlink V1 L9"],
    )
    rocket_status: Literal["StatusActive", "StatusRetired"] | None = Field(
        alias="Status Rocket", description=MEANINGS["is_rocket_active"], examples=["StatusActive"]
    )
    cost: float | None = Field(
        alias="Rocket",
        description="Millions of US dollars; where the source is silent, the known median.",
        examples=[50.0],
    )
    is_cost_imputed: bool = Field(
        alias="Rocket Imputed",
        description="Whether `Rocket` is that median. No figure uses an imputed value.",
        examples=[False],
    )
    outcome: Literal["Success", "Failure", "Partial Failure", "Prelaunch Failure"] | None = Field(
        alias="Status Mission", examples=["Success"]
    )
    country: str | None = Field(
        alias="Country of Launch", description=MEANINGS["country"], examples=["USA"]
    )
    origin: str | None = Field(
        alias="Companys Country of Origin",
        description=MEANINGS["provider_country"],
        examples=["USA"],
    )
    sector: Literal["P", "S"] = Field(
        alias="Private or State Run", description="Private or state.", examples=["P"]
    )
    moment: str | None = Field(
        alias="DateTime",
        description="UTC; null where the day is not known.",
        examples=["2020-08-07 05:12:00+00:00"],
    )
    year: int = Field(alias="Year", examples=[2020])
    month: int | None = Field(alias="Month", examples=[8])
    day: int | None = Field(alias="Day", examples=[7])
    date: str | None = Field(alias="Date", examples=["07/08/2020"])
    time: str | None = Field(alias="Time", examples=["05:12"])


class OneLaunch(ServedLaunch):
    """A launch with its record exactly as received."""

    record: dict[str, Any] = Field(
        description="As received, under the source's own names.",
        examples=[{"Company Name": "SpaceX", "Year": "2020", "Private or State Run": "P"}],
    )


LOST: int = Field(
    description="Values that cannot be read, of records that make a launch without them.",
    examples=[0],
)
DUPLICATES: int = Field(description="Launches equal to another; each is kept.", examples=[0])
NOTES: list[str] = Field(
    description="How it was read, where that is not as a matter of course.", examples=[[]]
)


class LoadReport(BaseModel):
    """What a load did to the data set, in launches."""

    status: Literal["success"] = Field(examples=["success"])
    count: int = Field(description="Launches in what was sent.", examples=[4324])
    added: int = Field(examples=[4324])
    updated: int = Field(examples=[0])
    unchanged: int = Field(examples=[0])
    removed: int = Field(
        description="Launches that were there and are not in a data set that replaces them.",
        examples=[0],
    )
    rejected: int = Field(
        description="Records that make no launch; `/data/rejects` lists them.", examples=[0]
    )
    lost: int = LOST
    duplicates: int = DUPLICATES
    notes: list[str] = NOTES
    version: str = VERSION


class Summary(BaseModel):
    """What is loaded."""

    version: str = VERSION
    sources: list[str] = Field(examples=[["launches.csv"]])
    launch_count: int = Field(examples=[4324])
    is_synthetic: bool = Field(
        description="Whether any launch was generated and never flew.", examples=[False]
    )
    data_from: datetime | None = Field(
        description="First launch (UTC).", examples=["1957-10-04T19:28:00+00:00"]
    )
    data_until: datetime | None = Field(
        description="Last launch (UTC).", examples=["2020-08-07T05:12:00+00:00"]
    )
    cost_median_musd: float | None = Field(
        description="Median of the known costs in millions of US dollars.", examples=[62.0]
    )
    loaded_at: datetime = Field(examples=["2026-01-01T12:00:00+00:00"])
    year_from: int | None = Field(description="Year of the first launch.", examples=[1957])
    year_to: int | None = Field(description="Year of the last launch.", examples=[2020])
    sectors: dict[str, int] = Field(
        description="Launches by sector.", examples=[{"private": 1393, "state": 2931}]
    )
    outcomes: dict[str, int] = Field(
        description="Launches by outcome.", examples=[{"success": 3879, "failure": 339}]
    )
    columns: list[str] = Field(description="The data set's own columns.", examples=[list(COLUMNS)])
    rejected: int = Field(description="Records that made no launch.", examples=[0])
    lost: int = LOST


class Facet(BaseModel):
    """How many launches have one value."""

    value: str | int | float | None = Field(examples=["USA"])
    count: int = Field(examples=[1351])


class Reject(BaseModel):
    """A record that was refused."""

    line: int = Field(
        description="Line of the file, or place in the array; both count from 1.", examples=[17]
    )
    reason: str = Field(examples=["Private or State Run: expected P or S, got 'X'"])
    record: dict[str, Any] = Field(
        description="As received; empty where it is no record at all.",
        examples=[{"Company Name": "SpaceX", "Private or State Run": "X"}],
    )


class Loss(BaseModel):
    """A value that could not be read, of a record that makes a launch without it."""

    line: int = Field(examples=[17])
    reason: str = Field(examples=["Rocket: expected millions of US dollars, got 'cheap'"])


class Rejects(BaseModel):
    """What the last load refused; only the counts where nothing was loaded."""

    version: str = Field(default_factory=str, examples=["3f0c5d1e9a7b2c48"])
    source: str = Field(default_factory=str, examples=["launches.csv"])
    loaded_at: datetime = Field(
        default_factory=datetime.now, examples=["2026-01-01T12:00:00+00:00"]
    )
    rejected: int = Field(examples=[1])
    rejects: list[Reject] = Field(description="The first thousand.")
    lost: int = LOST
    losses: list[Loss] = Field(description="The first thousand.")


class LoadPreview(BaseModel):
    """What a load would do."""

    status: Literal["dry run"] = Field(examples=["dry run"])
    count: int = Field(examples=[1])
    added: int = Field(examples=[1])
    updated: int = Field(examples=[0])
    unchanged: int = Field(examples=[0])
    removed: int = Field(examples=[0])
    rejected: int = Field(examples=[1])
    lost: int = LOST
    duplicates: int = DUPLICATES
    notes: list[str] = NOTES
    version: str = VERSION
    rejects: list[Reject] = Field(description="The first that would be refused.")
    losses: list[Loss] = Field(description="The first values that would be lost.")


class Deleted(BaseModel):
    """All launches are gone."""

    status: Literal["all records deleted"] = Field(examples=["all records deleted"])
