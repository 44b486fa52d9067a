"""Silver of what flies and from where: rockets with their stages and engines, launchpads, cores.

Filled by the source `spacex`; `silver` has the launches that name them by the source's ids.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import KEY, METADATA

rockets = Table(
    "rockets",
    METADATA,
    Column("rocket_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("provider", Text),
    Column("country", Text),
    Column("is_active", Boolean),
    Column("cost_usd", Double, comment="list price of a launch; null where none is given"),
    Column("success_pct", Double, comment="as the source says"),
    Column("first_launch_on", Text, comment="YYYY-MM-DD"),
    Column("stages_count", Integer),
    Column("boosters_count", Integer),
    Column("height_m", Double),
    Column("diameter_m", Double),
    Column("mass_kg", Double),
)

rocket_stages = Table(
    "rocket_stages",
    METADATA,
    Column("rocket_id", Text, primary_key=True),
    Column("stage", Integer, primary_key=True, autoincrement=False),
    Column("engines_count", Integer),
    Column("is_reusable", Boolean),
    Column("fuel_t", Double),
    Column("burn_time_s", Double),
    Column("thrust_sea_level_kn", Double),
    Column("thrust_vacuum_kn", Double),
)

rocket_engines = Table(
    "rocket_engines",
    METADATA,
    Column("rocket_id", Text, primary_key=True),
    Column("name", Text),
    Column("version", Text),
    Column("layout", Text),
    Column("engines_count", Integer),
    Column("propellant_1", Text),
    Column("propellant_2", Text),
    Column("thrust_sea_level_kn", Double),
    Column("thrust_vacuum_kn", Double),
    Column("thrust_to_weight", Double),
    Column("isp_sea_level_s", Double),
    Column("isp_vacuum_s", Double),
    Column("loss_maximum_count", Integer, comment="engines that may fail"),
)

launchpads = Table(
    "launchpads",
    METADATA,
    Column("launchpad_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("full_name", Text),
    Column("locality", Text),
    Column("region", Text),
    Column("country", Text),
    Column("latitude_deg", Double),
    Column("longitude_deg", Double),
    Column("status", Text),
    Column("timezone", Text),
    Column("attempts_count", Integer, comment="as the source says"),
    Column("successes_count", Integer, comment="as the source says"),
)

cores = Table(
    "cores",
    METADATA,
    Column("core_id", KEY, primary_key=True),
    Column("serial", KEY, nullable=False, comment="as B1051"),
    Column("block", Integer),
    Column("status", Text),
    Column("reuses_count", Integer),
    Column("rtls_attempts_count", Integer),
    Column("rtls_landings_count", Integer),
    Column("asds_attempts_count", Integer),
    Column("asds_landings_count", Integer),
    Column("last_update", Text),
)
