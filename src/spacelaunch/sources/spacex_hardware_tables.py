"""Rockets, launchpads, cores and Starlink of the SpaceX API as typed tables.

Called by `spacex_tables`.
"""

from __future__ import annotations

import polars as pl
from polars import col

from spacelaunch.sources.spacex_epochs import epoch

Tables = dict[str, pl.DataFrame]

# The source tells a pad's region only; these are all that it knows.
_COUNTRY_OF_REGION = {
    "California": "USA",
    "Florida": "USA",
    "Texas": "USA",
    "Marshall Islands": "Marshall Islands",
}


def rockets(read: pl.DataFrame) -> Tables:
    """Tables of rockets, their stages and engines."""
    kept = read.select(
        col("id").alias("rocket_id"),
        "name",
        col("company").alias("provider"),
        "country",
        col("active").alias("is_active"),
        col("cost_per_launch").alias("cost_usd"),
        col("success_rate_pct").alias("success_pct"),
        col("first_flight").alias("first_launch_on"),
        col("stages").alias("stages_count"),
        col("boosters").alias("boosters_count"),
        _inside("height", "meters").alias("height_m"),
        _inside("diameter", "meters").alias("diameter_m"),
        _inside("mass", "kg").alias("mass_kg"),
    )
    stages = pl.concat([_stages(read, 1, "first_stage"), _stages(read, 2, "second_stage")])
    return {"rockets": kept, "rocket_stages": stages, "rocket_engines": _engines(read)}


def _inside(*path: str) -> pl.Expr:
    found = col(path[0])
    for name in path[1:]:
        found = found.struct.field(name)
    return found


def _stages(read: pl.DataFrame, number: int, name: str) -> pl.DataFrame:
    return read.filter(col(name).is_not_null()).select(
        col("id").alias("rocket_id"),
        pl.lit(number, pl.Int64).alias("stage"),
        _inside(name, "engines").alias("engines_count"),
        _inside(name, "reusable").alias("is_reusable"),
        _inside(name, "fuel_amount_tons").alias("fuel_t"),
        _inside(name, "burn_time_sec").alias("burn_time_s"),
        _inside(name, "thrust_sea_level", "kN").alias("thrust_sea_level_kn"),
        # An upper stage has one thrust, and it is that in the vacuum.
        pl.coalesce(_inside(name, "thrust_vacuum", "kN"), _inside(name, "thrust", "kN")).alias(
            "thrust_vacuum_kn"
        ),
    )


def _engines(read: pl.DataFrame) -> pl.DataFrame:
    name = "engines"
    return read.filter(col(name).is_not_null()).select(
        col("id").alias("rocket_id"),
        _inside(name, "type").alias("name"),
        _inside(name, "version"),
        _inside(name, "layout"),
        _inside(name, "number").alias("engines_count"),
        _inside(name, "propellant_1"),
        _inside(name, "propellant_2"),
        _inside(name, "thrust_sea_level", "kN").alias("thrust_sea_level_kn"),
        _inside(name, "thrust_vacuum", "kN").alias("thrust_vacuum_kn"),
        _inside(name, "thrust_to_weight"),
        _inside(name, "isp", "sea_level").alias("isp_sea_level_s"),
        _inside(name, "isp", "vacuum").alias("isp_vacuum_s"),
        _inside(name, "engine_loss_max").alias("loss_maximum_count"),
    )


def launchpads(read: pl.DataFrame) -> Tables:
    """The table of launchpads."""
    kept = read.select(
        col("id").alias("launchpad_id"),
        "name",
        "full_name",
        "locality",
        "region",
        col("region")
        .replace_strict(_COUNTRY_OF_REGION, default=None, return_dtype=pl.String)
        .alias("country"),
        col("latitude").alias("latitude_deg"),
        col("longitude").alias("longitude_deg"),
        "status",
        "timezone",
        col("launch_attempts").alias("attempts_count"),
        col("launch_successes").alias("successes_count"),
    )
    return {"launchpads": kept}


def cores(read: pl.DataFrame) -> Tables:
    """The table of cores."""
    counts = ("rtls_attempts", "rtls_landings", "asds_attempts", "asds_landings")
    kept = read.select(
        col("id").alias("core_id"),
        "serial",
        "block",
        "status",
        col("reuse_count").alias("reuses_count"),
        *(col(name).alias(f"{name}_count") for name in counts),
        "last_update",
    )
    return {"cores": kept}


def starlink(read: pl.DataFrame) -> Tables:
    """The table of Starlink satellites."""
    # Each element under its name at the source, and ours.
    elements = {
        "INCLINATION": "inclination_deg",
        "ECCENTRICITY": "eccentricity",
        "MEAN_MOTION": "mean_motion_per_day",
        "RA_OF_ASC_NODE": "raan_deg",
        "ARG_OF_PERICENTER": "argument_of_pericenter_deg",
        "MEAN_ANOMALY": "mean_anomaly_deg",
        "BSTAR": "bstar_per_earth_radius",
        "PERIAPSIS": "periapsis_km",
        "APOAPSIS": "apoapsis_km",
        "PERIOD": "period_min",
    }
    source = "spaceTrack"
    kept = read.select(
        col("id").alias("starlink_id"),
        col("launch").alias("launch_id"),
        _inside(source, "OBJECT_NAME").alias("name"),
        _inside(source, "NORAD_CAT_ID").alias("norad_id"),
        _inside(source, "OBJECT_ID").alias("designator"),
        "version",
        _inside(source, "LAUNCH_DATE").alias("launched_on"),
        (_inside(source, "DECAYED") == 1).alias("is_decayed"),
        _inside(source, "DECAY_DATE").alias("decayed_on"),
        epoch(*(_inside(source, name) for name in ("EPOCH", "CREATION_DATE", "TLE_LINE1"))).alias(
            "epoch"
        ),
        *(_inside(source, theirs).alias(ours) for theirs, ours in elements.items()),
        col("latitude").alias("latitude_deg"),
        col("longitude").alias("longitude_deg"),
        "height_km",
        col("velocity_kms").alias("velocity_km_s"),
    )
    return {"starlink": kept}
