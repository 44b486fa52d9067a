"""What an analysis says of itself."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Annotated

import pytest

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Means
from spacelaunch.queries.rates import Rated
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.statements import read_sql


@dataclass
class Row:
    name: Annotated[str, Means("Who.")]
    mass_kg: Annotated[float | None, Means("How heavy.", "kilograms")]
    count: Annotated[int, Means("How many.", "payloads")]


@dataclass
class BareRow:
    name: str


def test_the_columns_are_the_fields_of_the_row():
    assert replace(ANALYSES["sector"], row=Row).columns == (
        Column("name", "string", None, "Who."),
        Column("mass_kg", "number", "kilograms", "How heavy."),
        Column("count", "integer", "payloads", "How many."),
    )


def test_what_names_a_row_stands_before_the_columns_that_it_shares_and_what_it_may_lack_behind():
    columns = [column.name for column in ANALYSES["sector"].columns]
    shared = [field.name for field in fields(Rated)]
    recent = ["recent_from_year", "recent_success_count", "recent_known_count"]
    assert columns == ["sector", *shared, *recent]


def test_a_field_that_does_not_say_what_it_means_is_refused():
    with pytest.raises(TypeError, match="name: a row's field is Annotated with Means"):
        replace(ANALYSES["sector"], row=BareRow).columns  # noqa: B018  # the property raises


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_an_analysis_reads_the_query_of_its_own_name(analysis):
    assert analysis.sql == read_sql(analysis.name.replace("-", "_"))
    assert "launches" in analysis.tables
