"""Silver of CelesTrak: where satellites are. Filled by the source `celestrak`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import KEY, METADATA

satellite_elements = Table(
    "satellite_elements",
    METADATA,
    Column("satellite_id", KEY, primary_key=True),
    Column("norad_id", BigInteger, nullable=False, comment="catalogue number, up to nine digits"),
    Column("name", Text),
    Column("designator", Text, comment="as 2019-074AP"),
    Column("epoch", Text, nullable=False, comment="of the elements, UTC, to the microsecond"),
    Column("mean_motion_per_day", Double, nullable=False),
    Column("eccentricity", Double, nullable=False),
    Column("inclination_deg", Double, nullable=False),
    Column("raan_deg", Double, nullable=False),
    Column("argument_of_pericenter_deg", Double, nullable=False),
    Column("mean_anomaly_deg", Double, nullable=False),
    Column("bstar", Double, nullable=False, comment="drag, in parts of an earth radius"),
    Column("mean_motion_dot", Double, nullable=False),
    Column("mean_motion_ddot", Double, nullable=False),
    Column("revolutions_count", Integer, comment="at the epoch"),
)
