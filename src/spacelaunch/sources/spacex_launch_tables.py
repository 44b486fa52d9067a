"""Launches and payloads of the SpaceX API as typed tables.

A launch gives a row, and rows for what it carried and on which cores. Called by `spacex_tables`.
"""

from __future__ import annotations

import polars as pl
from polars import col

from spacelaunch.sources.spacex_intervals import epoch_s, interval_end, interval_start, moments

Tables = dict[str, pl.DataFrame]


def launches(read: pl.DataFrame) -> Tables:
    """Tables of launches; the columns are those of `LaunchDocument`."""
    return {
        "spacex_launches": _launch_rows(read),
        "launch_payloads": _launch_payloads(read),
        "launch_cores": _launch_cores(read),
    }


def _launch_rows(read: pl.DataFrame) -> pl.DataFrame:
    times = [col("failures").list.eval(pl.element().struct.field("time")).list.min()]
    known = read.with_columns(
        moments(read["date_utc"]).alias("at"),
        moments(read["static_fire_date_utc"]).alias("static_fire_at"),
        # A failure has its seconds since launch; before it, only the pad was left.
        (times[0] < 0).fill_null(value=False).alias("is_lost_before_launch"),
        col("failures").list.first().struct.field("reason").alias("failure_reason"),
    ).with_columns(interval_start().alias("launched_at"))
    return known.select(
        col("id").alias("launch_id"),
        col("name").alias("mission"),
        col("flight_number").alias("launch_number"),
        col("upcoming").alias("is_upcoming"),
        _outcome().alias("outcome"),
        "is_lost_before_launch",
        "launched_at",
        epoch_s("launched_at").alias("launched_epoch_s"),
        col("launched_at").dt.year().alias("launch_year"),
        col("date_precision").alias("time_precision"),
        col("launched_at").alias("launched_from_at"),
        interval_end().alias("launched_until_at"),
        (col("tbd").fill_null(value=False) | col("net").fill_null(value=False)).alias(
            "is_uncertain"
        ),
        "static_fire_at",
        epoch_s("static_fire_at").alias("static_fire_epoch_s"),
        col("window").alias("window_s"),
        col("rocket").alias("rocket_id"),
        col("launchpad").alias("launchpad_id"),
        "failure_reason",
    )


def _outcome() -> pl.Expr:
    return (
        pl.when(col("upcoming") | col("success").is_null())
        .then(pl.lit("unknown"))
        .when(col("success"))
        .then(pl.lit("success"))
        .when(col("is_lost_before_launch"))
        .then(pl.lit("prelaunch_failure"))
        .otherwise(pl.lit("failure"))
    )


def _launch_payloads(read: pl.DataFrame) -> pl.DataFrame:
    named = read.select(col("id").alias("launch_id"), col("payloads").alias("payload_id"))
    numbered = _exploded(named, "payload_id")
    # A payload that is named twice is on board once.
    return numbered.unique(["launch_id", "payload_id"], keep="first", maintain_order=True)


def _launch_cores(read: pl.DataFrame) -> pl.DataFrame:
    cores = _exploded(read.select(col("id").alias("launch_id"), "cores"), "cores")
    return cores.unnest("cores").select(
        "launch_id",
        "position",
        col("core").alias("core_id"),
        col("flight").alias("use_number"),
        col("gridfins").alias("has_gridfins"),
        col("legs").alias("has_legs"),
        col("reused").alias("is_reused"),
        col("landing_attempt").alias("is_landing_attempted"),
        col("landing_success").alias("is_landed"),
        col("landing_type").alias("landing_kind"),
        col("landpad").alias("landpad_id"),
    )


def _exploded(read: pl.DataFrame, column: str) -> pl.DataFrame:
    """One row for each item of a list, with its `position` from 1."""
    filled = read.filter(col(column).list.len() > 0)
    positions = pl.int_ranges(1, col(column).list.len() + 1).alias("position")
    return filled.with_columns(positions).explode(column, "position")


def payloads(read: pl.DataFrame) -> Tables:
    """The table of payloads."""
    names = ("customers", "nationalities", "manufacturers")
    kept = read.select(
        col("id").alias("payload_id"),
        "name",
        col("type").alias("kind"),
        col("launch").alias("launch_id"),
        "mass_kg",
        "orbit",
        "regime",
        "reference_system",
        col("reused").alias("is_reused"),
        *(col(name).list.join("; ") for name in names),
        "inclination_deg",
        "periapsis_km",
        "apoapsis_km",
        "period_min",
        "lifespan_years",
    )
    return {"payloads": kept}
