"""Silver: typed tables and the relation `launches`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spacelaunch.warehouse.tables.schema import Moment

revision = "silver"
down_revision = "bronze"


def upgrade() -> None:
    """Make the tables."""
    _make_cores()
    _make_launch_cores()
    _make_launch_payloads()
    _make_launches()
    _make_launchpads()
    _make_payloads()
    _make_rocket_engines()
    _make_rocket_stages()
    _make_rockets()
    _make_spacex_launches()
    _make_starlink()


def downgrade() -> None:
    """Drop them with what they hold."""
    op.drop_table("starlink")
    op.drop_table("spacex_launches")
    op.drop_table("rockets")
    op.drop_table("rocket_stages")
    op.drop_table("rocket_engines")
    op.drop_table("payloads")
    op.drop_table("launchpads")
    op.drop_table("launches")
    op.drop_table("launch_payloads")
    op.drop_table("launch_cores")
    op.drop_table("cores")


def _make_cores() -> None:
    op.create_table(
        "cores",
        sa.Column("core_id", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False, comment="as B1051"),
        sa.Column("block", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("reuses_count", sa.Integer(), nullable=True),
        sa.Column("rtls_attempts_count", sa.Integer(), nullable=True),
        sa.Column("rtls_landings_count", sa.Integer(), nullable=True),
        sa.Column("asds_attempts_count", sa.Integer(), nullable=True),
        sa.Column("asds_landings_count", sa.Integer(), nullable=True),
        sa.Column("last_update", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("core_id", name=op.f("pk_cores")),
    )


def _make_launch_cores() -> None:
    op.create_table(
        "launch_cores",
        sa.Column("launch_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("core_id", sa.Text(), nullable=True, comment="null where none is assigned"),
        sa.Column(
            "use_number", sa.Integer(), nullable=True, comment="1 on the core's first launch"
        ),
        sa.Column("has_gridfins", sa.Boolean(), nullable=True),
        sa.Column("has_legs", sa.Boolean(), nullable=True),
        sa.Column("is_reused", sa.Boolean(), nullable=True),
        sa.Column("is_landing_attempted", sa.Boolean(), nullable=True),
        sa.Column("is_landed", sa.Boolean(), nullable=True),
        sa.Column("landing_kind", sa.Text(), nullable=True, comment="ASDS, RTLS or Ocean"),
        sa.Column("landpad_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("launch_id", "position", name=op.f("pk_launch_cores")),
    )
    op.create_index("ix_launch_cores_core_id", "launch_cores", ["core_id"], unique=False)


def _make_launch_payloads() -> None:
    op.create_table(
        "launch_payloads",
        sa.Column("launch_id", sa.Text(), nullable=False),
        sa.Column("payload_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="from 1, in the launch's list"),
        sa.PrimaryKeyConstraint("launch_id", "payload_id", name=op.f("pk_launch_payloads")),
    )
    op.create_index(
        "ix_launch_payloads_payload_id", "launch_payloads", ["payload_id"], unique=False
    )


def _make_launches() -> None:
    op.create_table(
        "launches",
        sa.Column("launch_id", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("pad", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("rocket", sa.Text(), nullable=True),
        sa.Column("mission", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("is_rocket_active", sa.Boolean(), nullable=True),
        sa.Column("cost_musd", sa.Double(), nullable=True),
        sa.Column("launched_at", Moment(), nullable=False),
        sa.Column("launch_year", sa.Integer(), nullable=False),
        sa.Column("time_precision", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its id at the source"),
        sa.Column(
            "launch_designator",
            sa.Text(),
            nullable=True,
            comment="as 2019-074; null where the source has none",
        ),
        sa.Column(
            "scope", sa.Text(), nullable=False, comment="orbital, suborbital, pad_loss or unknown"
        ),
        sa.Column("launched_from_at", Moment(), nullable=False),
        sa.Column("launched_until_at", Moment(), nullable=False, comment="excluded"),
        sa.Column(
            "is_uncertain",
            sa.Boolean(),
            nullable=False,
            comment="the source itself doubts the time",
        ),
        sa.Column("launched_epoch_s", sa.BigInteger(), nullable=False, comment="of launched_at"),
        sa.PrimaryKeyConstraint("launch_id", name=op.f("pk_launches")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_launches_source_source_id")),
    )
    op.create_index(
        "ix_launches_source_launch_year", "launches", ["source", "launch_year"], unique=False
    )


def _make_launchpads() -> None:
    op.create_table(
        "launchpads",
        sa.Column("launchpad_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("locality", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("latitude_deg", sa.Double(), nullable=True),
        sa.Column("longitude_deg", sa.Double(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.Column("attempts_count", sa.Integer(), nullable=True, comment="as the source says"),
        sa.Column("successes_count", sa.Integer(), nullable=True, comment="as the source says"),
        sa.PrimaryKeyConstraint("launchpad_id", name=op.f("pk_launchpads")),
    )


def _make_payloads() -> None:
    op.create_table(
        "payloads",
        sa.Column("payload_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True, comment="as Satellite or Dragon 2.0"),
        sa.Column(
            "launch_id",
            sa.Text(),
            nullable=True,
            comment="as the payload says; launch_payloads is what launches say",
        ),
        sa.Column("mass_kg", sa.Double(), nullable=True),
        sa.Column("orbit", sa.Text(), nullable=True, comment="as GTO or LEO"),
        sa.Column("regime", sa.Text(), nullable=True),
        sa.Column("reference_system", sa.Text(), nullable=True),
        sa.Column("is_reused", sa.Boolean(), nullable=True),
        sa.Column("customers", sa.Text(), nullable=True, comment="names, separated by semicolons"),
        sa.Column(
            "nationalities", sa.Text(), nullable=True, comment="names, separated by semicolons"
        ),
        sa.Column(
            "manufacturers", sa.Text(), nullable=True, comment="names, separated by semicolons"
        ),
        sa.Column("inclination_deg", sa.Double(), nullable=True),
        sa.Column("periapsis_km", sa.Double(), nullable=True),
        sa.Column("apoapsis_km", sa.Double(), nullable=True),
        sa.Column("period_min", sa.Double(), nullable=True),
        sa.Column("lifespan_years", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("payload_id", name=op.f("pk_payloads")),
    )


def _make_rocket_engines() -> None:
    op.create_table(
        "rocket_engines",
        sa.Column("rocket_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("layout", sa.Text(), nullable=True),
        sa.Column("engines_count", sa.Integer(), nullable=True),
        sa.Column("propellant_1", sa.Text(), nullable=True),
        sa.Column("propellant_2", sa.Text(), nullable=True),
        sa.Column("thrust_sea_level_kn", sa.Double(), nullable=True),
        sa.Column("thrust_vacuum_kn", sa.Double(), nullable=True),
        sa.Column("thrust_to_weight", sa.Double(), nullable=True),
        sa.Column("isp_sea_level_s", sa.Double(), nullable=True),
        sa.Column("isp_vacuum_s", sa.Double(), nullable=True),
        sa.Column(
            "loss_maximum_count", sa.Integer(), nullable=True, comment="engines that may fail"
        ),
        sa.PrimaryKeyConstraint("rocket_id", name=op.f("pk_rocket_engines")),
    )


def _make_rocket_stages() -> None:
    op.create_table(
        "rocket_stages",
        sa.Column("rocket_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("engines_count", sa.Integer(), nullable=True),
        sa.Column("is_reusable", sa.Boolean(), nullable=True),
        sa.Column("fuel_t", sa.Double(), nullable=True),
        sa.Column("burn_time_s", sa.Double(), nullable=True),
        sa.Column("thrust_sea_level_kn", sa.Double(), nullable=True),
        sa.Column("thrust_vacuum_kn", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("rocket_id", "stage", name=op.f("pk_rocket_stages")),
    )


def _make_rockets() -> None:
    op.create_table(
        "rockets",
        sa.Column("rocket_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=True),
        sa.Column(
            "cost_usd",
            sa.Double(),
            nullable=True,
            comment="list price of a launch; null where none is given",
        ),
        sa.Column("success_pct", sa.Double(), nullable=True, comment="as the source says"),
        sa.Column("first_launch_on", sa.Text(), nullable=True, comment="YYYY-MM-DD"),
        sa.Column("stages_count", sa.Integer(), nullable=True),
        sa.Column("boosters_count", sa.Integer(), nullable=True),
        sa.Column("height_m", sa.Double(), nullable=True),
        sa.Column("diameter_m", sa.Double(), nullable=True),
        sa.Column("mass_kg", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("rocket_id", name=op.f("pk_rockets")),
    )


def _make_spacex_launches() -> None:
    op.create_table(
        "spacex_launches",
        sa.Column("launch_id", sa.Text(), nullable=False),
        sa.Column("mission", sa.Text(), nullable=False),
        sa.Column(
            "launch_number",
            sa.Integer(),
            nullable=True,
            comment="the source's own count; not unique",
        ),
        sa.Column("is_upcoming", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("is_lost_before_launch", sa.Boolean(), nullable=False),
        sa.Column("launched_at", Moment(), nullable=False, comment="where upcoming, as planned"),
        sa.Column("launched_epoch_s", sa.BigInteger(), nullable=False),
        sa.Column("launch_year", sa.Integer(), nullable=False),
        sa.Column("time_precision", sa.Text(), nullable=False),
        sa.Column("launched_from_at", Moment(), nullable=False),
        sa.Column("launched_until_at", Moment(), nullable=False),
        sa.Column("is_uncertain", sa.Boolean(), nullable=False),
        sa.Column("static_fire_at", Moment(), nullable=True),
        sa.Column("static_fire_epoch_s", sa.BigInteger(), nullable=True),
        sa.Column("window_s", sa.Integer(), nullable=True),
        sa.Column("rocket_id", sa.Text(), nullable=True),
        sa.Column("launchpad_id", sa.Text(), nullable=True),
        sa.Column("failure_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("launch_id", name=op.f("pk_spacex_launches")),
    )
    op.create_index(
        "ix_spacex_launches_launchpad_id", "spacex_launches", ["launchpad_id"], unique=False
    )
    op.create_index(
        "ix_spacex_launches_outcome_launched_epoch_s",
        "spacex_launches",
        ["outcome", "launched_epoch_s"],
        unique=False,
    )
    op.create_index("ix_spacex_launches_rocket_id", "spacex_launches", ["rocket_id"], unique=False)


def _make_starlink() -> None:
    op.create_table(
        "starlink",
        sa.Column("starlink_id", sa.Text(), nullable=False),
        sa.Column("launch_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("norad_id", sa.Integer(), nullable=True),
        sa.Column("designator", sa.Text(), nullable=True, comment="as 2019-074AP"),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("launched_on", sa.Text(), nullable=True, comment="YYYY-MM-DD"),
        sa.Column("is_decayed", sa.Boolean(), nullable=True),
        sa.Column("decayed_on", sa.Text(), nullable=True, comment="YYYY-MM-DD"),
        sa.Column("epoch", sa.Text(), nullable=True, comment="of the elements, UTC"),
        sa.Column("inclination_deg", sa.Double(), nullable=True),
        sa.Column("eccentricity", sa.Double(), nullable=True),
        sa.Column("mean_motion_per_day", sa.Double(), nullable=True),
        sa.Column("raan_deg", sa.Double(), nullable=True),
        sa.Column("argument_of_pericenter_deg", sa.Double(), nullable=True),
        sa.Column("mean_anomaly_deg", sa.Double(), nullable=True),
        sa.Column("periapsis_km", sa.Double(), nullable=True),
        sa.Column("apoapsis_km", sa.Double(), nullable=True),
        sa.Column("period_min", sa.Double(), nullable=True),
        sa.Column("latitude_deg", sa.Double(), nullable=True),
        sa.Column(
            "longitude_deg", sa.Double(), nullable=True, comment="not trustworthy at the source"
        ),
        sa.Column("height_km", sa.Double(), nullable=True),
        sa.Column("velocity_km_s", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("starlink_id", name=op.f("pk_starlink")),
    )
