"""The shape that queries, charts and jobs share."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass

import pytest

from spacelaunch.domain.reach import Reach
from spacelaunch.domain.summary import Column, Origin, Summary

ORIGIN = Origin(version="v1", source="a.csv", is_synthetic=False, data_from=None, data_until=None)


@dataclass(frozen=True)
class Row:
    launch_count: int
    sector: str


SUMMARY: Summary[Row, None] = Summary(
    analysis="sector",
    title="Launches by sector",
    params={},
    selection="3 launches",
    is_selected=False,
    origin=ORIGIN,
    reach=Reach(),
    columns=(
        Column("sector", "string", None, "whose"),
        Column("launch_count", "integer", None, "launches"),
    ),
    rows=(Row(3, "private"),),
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


def test_a_record_has_a_rows_values_by_the_columns_and_in_their_order():
    assert [list(record.items()) for record in SUMMARY.records] == [
        [("sector", "private"), ("launch_count", 3)]
    ]
