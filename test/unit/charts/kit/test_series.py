from __future__ import annotations

from typing import Any

import pytest

from spacelaunch.charts.kit.frame import Box
from spacelaunch.charts.kit.series import Line, Series, ground


def series_of(*lines: list[int | None]) -> Series:
    years = range(2001, 2001 + len(lines[0]))
    drawn = [Line(f"Line {n}", "#000000", counts) for n, counts in enumerate(lines)]
    return Series(years, drawn, frozenset(years), "")


def test_a_year_without_counts_is_a_gap() -> None:
    series = series_of([1, None, None, 0], [2, None, None, 0])
    assert (series.known, series.gaps) == ([2001, 2004], [(2002, 2003)])


class Looked(list[int | None]):
    """Counts the looks at its counts."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        self.looks += 1
        return super().__getitem__(place)


def test_each_year_is_looked_at_once_for_all_its_gaps() -> None:
    counts = Looked([1, None] * 50)
    series = series_of(counts)
    assert len(series.known) == 50
    assert counts.looks == 100


def test_the_largest_count_is_that_of_any_line_and_at_least_one() -> None:
    assert series_of([1, None, 4], [7, None, 2]).maximum == 7
    assert series_of([0, None]).maximum == 1


def test_years_and_counts_stand_on_the_box() -> None:
    series = series_of([1, 5, 3, 8, 9, 30])
    plot = ground(Box(1, 1, 6, 4), series, 40)
    assert plot.year_in == pytest.approx(1)
    assert (plot.x(2001), plot.y(40)) == pytest.approx((1.5, 5))


def test_the_highest_count_looks_one_year_around() -> None:
    assert series_of([1, 5, 3, 8, 9, 30]).highest_between(2004, 2004) == 9
