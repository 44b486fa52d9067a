"""Every table of the warehouse, once; the migrations bring a database to what stands here."""

from spacelaunch.warehouse.tables import (
    bronze,
    calls,
    gold,
    hardware,
    members,
    plans,
    runs,
    satellites,
    silver,
    tallies,
)
from spacelaunch.warehouse.tables.schema import METADATA

__all__ = [
    "METADATA",
    "bronze",
    "calls",
    "gold",
    "hardware",
    "members",
    "plans",
    "runs",
    "satellites",
    "silver",
    "tallies",
]
