"""What the SpaceX API's documents on rockets, launchpads, cores and Starlink must hold."""

from __future__ import annotations

from pydantic import Field

from spacelaunch.sources.document_fields import Amount, Id, Model, Number, Whole


class _Length(Model):
    meters: Number | None = None


class _Mass(Model):
    kg: Number | None = None


class _Thrust(Model):
    kilonewtons: Number | None = Field(default=None, alias="kN")


class _Stage(Model):
    engines: Whole | None = None
    reusable: bool | None = None
    fuel_amount_tons: Number | None = None
    burn_time_sec: Number | None = None
    thrust: _Thrust | None = None
    thrust_sea_level: _Thrust | None = None
    thrust_vacuum: _Thrust | None = None


class _Impulse(Model):
    sea_level: Number | None = None
    vacuum: Number | None = None


class _Engines(Model):
    number: Whole | None = None
    type: str | None = None
    version: str | None = None
    layout: str | None = None
    propellant_1: str | None = None
    propellant_2: str | None = None
    thrust_sea_level: _Thrust | None = None
    thrust_vacuum: _Thrust | None = None
    thrust_to_weight: Number | None = None
    isp: _Impulse | None = None
    engine_loss_max: Whole | None = None


class RocketDocument(Model):
    """What we read of a rocket."""

    id: Id
    name: str
    country: str | None = None
    provider: str | None = Field(default=None, alias="company")
    active: bool | None = None
    cost_per_launch: Amount | None = None
    success_rate_pct: Number | None = None
    first_launch: str | None = Field(default=None, alias="first_flight")
    stages: Whole | None = None
    boosters: Whole | None = None
    height: _Length | None = None
    diameter: _Length | None = None
    mass: _Mass | None = None
    first_stage: _Stage | None = None
    second_stage: _Stage | None = None
    engines: _Engines | None = None


class LaunchpadDocument(Model):
    """What we read of a launchpad."""

    id: Id
    name: str
    full_name: str | None = None
    locality: str | None = None
    region: str | None = None
    latitude: Number | None = None
    longitude: Number | None = None
    status: str | None = None
    timezone: str | None = None
    launch_attempts: Whole | None = None
    launch_successes: Whole | None = None


class CoreDocument(Model):
    """What we read of a core, a first stage that may fly again."""

    id: Id
    serial: str
    block: Whole | None = None
    status: str | None = None
    reuse_count: Whole | None = None
    rtls_attempts: Whole | None = None
    rtls_landings: Whole | None = None
    asds_attempts: Whole | None = None
    asds_landings: Whole | None = None
    last_update: str | None = None


class _Elements(Model):
    name: str | None = Field(default=None, alias="OBJECT_NAME")
    designator: str | None = Field(default=None, alias="OBJECT_ID")
    norad_id: Whole | None = Field(default=None, alias="NORAD_CAT_ID")
    launched_on: str | None = Field(default=None, alias="LAUNCH_DATE")
    decayed: Whole | None = Field(default=None, alias="DECAYED")
    decayed_on: str | None = Field(default=None, alias="DECAY_DATE")
    epoch: str | None = Field(default=None, alias="EPOCH")
    made_at: str | None = Field(default=None, alias="CREATION_DATE")
    first_line: str | None = Field(default=None, alias="TLE_LINE1")
    inclination: Number | None = Field(default=None, alias="INCLINATION")
    eccentricity: Number | None = Field(default=None, alias="ECCENTRICITY")
    mean_motion: Number | None = Field(default=None, alias="MEAN_MOTION")
    raan: Number | None = Field(default=None, alias="RA_OF_ASC_NODE")
    argument_of_pericenter: Number | None = Field(default=None, alias="ARG_OF_PERICENTER")
    mean_anomaly: Number | None = Field(default=None, alias="MEAN_ANOMALY")
    bstar: Number | None = Field(default=None, alias="BSTAR")
    periapsis: Number | None = Field(default=None, alias="PERIAPSIS")
    apoapsis: Number | None = Field(default=None, alias="APOAPSIS")
    period: Number | None = Field(default=None, alias="PERIOD")


class StarlinkDocument(Model):
    """What we read of a Starlink satellite; its elements are in the form of Space-Track."""

    id: Id
    launch: Id | None = None
    version: str | None = None
    elements: _Elements | None = Field(default=None, alias="spaceTrack")
    latitude: Number | None = None
    longitude: Number | None = None
    height_km: Number | None = None
    velocity_kms: Number | None = None
