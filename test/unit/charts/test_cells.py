from __future__ import annotations

import math

import pytest

from spacelaunch.charts.cells import integer, optional_number, words, year_or_none
from spacelaunch.errors import RenderError


@pytest.mark.parametrize("value", [None, math.nan], ids=["null", "NaN"])
def test_an_unknown_number_is_none(value: float | None) -> None:
    assert optional_number({"success_pct": value}, "success_pct") is None


def test_a_missing_count_is_a_render_error() -> None:
    with pytest.raises(RenderError, match="launch_count is missing"):
        integer({}, "launch_count")


def test_a_name_that_is_null_reads_unknown() -> None:
    assert words({"country": None}, "country") == "unknown"


def test_a_finding_may_have_no_year() -> None:
    assert year_or_none({"first": None}, "first") is None
    assert year_or_none({"first": 1995}, "first") == 1995
