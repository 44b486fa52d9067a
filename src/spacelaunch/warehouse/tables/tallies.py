"""Tallies: what gold and the checks say of all launches, kept as sums of whole numbers.

A build takes out what it is about to touch and puts in what came of it, so that its cost is that of
what is new. Written by `warehouse.tallies`; `gold` and `checks` read them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, Text

from spacelaunch.warehouse.tables.schema import KEY, METADATA

_SUMS = {
    "total_count": None,
    "orbital_count": None,
    "success_count": None,
    "failure_count": None,
    "unknown_count": None,
    "mass_known_count": "launches of which all on board has a known mass",
    "mass_g": None,
    "static_fire_count": None,
    "waited_s": "from static fire to launch",
    "used_count": "launches of which cost and mass are known",
    "used_cost_usd": None,
    "used_mass_g": None,
}

launch_tallies = Table(
    "launch_tallies",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("grain", Text, primary_key=True, comment="all, rocket, pad or year"),
    Column("member", KEY, primary_key=True, comment="which rocket, pad or year; empty for all"),
    *(Column(name, BigInteger, nullable=False, comment=said) for name, said in _SUMS.items()),
)

finding_tallies = Table(
    "finding_tallies",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("finding", Text, primary_key=True, comment="as nulls, or launch to rocket"),
    Column("found_count", BigInteger, nullable=False),
)
