"""The shape that queries, charts and jobs share."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from spacelaunch.domain.reach import Reach
from spacelaunch.domain.summary import Column, Origin, Summary

ORIGIN = Origin(version="v1", source="a.csv", is_synthetic=False, data_from=None, data_until=None)
SUMMARY: Summary[dict[str, int], None] = Summary(
    analysis="sector",
    title="Launches by sector",
    params={},
    selection="3 launches",
    is_selected=False,
    origin=ORIGIN,
    reach=Reach(),
    columns=(Column("launch_count", "integer", None, "launches"),),
    rows=({"launch_count": 3},),
    rows_used=3,
    rows_missing=0,
    findings=None,
    finding="Three launches",
    alt="A bar.",
    notes=(),
)


@pytest.mark.parametrize(
    ("part", "name"),
    [(SUMMARY, "finding"), (ORIGIN, "source"), (SUMMARY.columns[0], "unit")],
    ids=["summary", "origin", "column"],
)
def test_what_was_found_cannot_be_changed(part, name):
    with pytest.raises(FrozenInstanceError):
        setattr(part, name, "something else")
