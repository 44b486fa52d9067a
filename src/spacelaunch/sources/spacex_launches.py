"""What the SpaceX API's documents on launches and payloads must hold for us to read them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from spacelaunch.sources.document_fields import Amount, Id, Model, Moment, Number, Whole

# The source's words; "hour" is its finest, although it states minutes.
Precision = Literal["hour", "day", "month", "quarter", "half", "year"]


class _Failure(Model):
    time: Number | None = None
    reason: str | None = None


class _Core(Model):
    core: Id | None = None
    use_number: Whole | None = Field(default=None, alias="flight")
    gridfins: bool | None = None
    legs: bool | None = None
    reused: bool | None = None
    landing_attempt: bool | None = None
    landing_success: bool | None = None
    landing_type: str | None = None
    landpad: Id | None = None


class LaunchDocument(Model):
    """What we read of a launch."""

    id: Id
    name: str
    date_utc: Moment
    date_precision: Precision
    upcoming: bool
    success: bool | None = None
    tbd: bool | None = None
    net: bool | None = None
    launch_number: Whole | None = Field(default=None, alias="flight_number")
    static_fire_date_utc: Moment | None = None
    window: Whole | None = None
    rocket: Id | None = None
    launchpad: Id | None = None
    failures: list[_Failure] | None = None
    payloads: list[Id] | None = None
    cores: list[_Core] | None = None


class PayloadDocument(Model):
    """What we read of a payload."""

    id: Id
    name: str
    type: str | None = None
    reused: bool | None = None
    launch: Id | None = None
    customers: list[str] | None = None
    nationalities: list[str] | None = None
    manufacturers: list[str] | None = None
    mass_kg: Amount | None = None
    orbit: str | None = None
    regime: str | None = None
    reference_system: str | None = None
    inclination_deg: Number | None = None
    periapsis_km: Number | None = None
    apoapsis_km: Number | None = None
    period_min: Number | None = None
    lifespan_years: Number | None = None
