from __future__ import annotations

from spacelaunch.charts.kit.letter_plot import ROWS, write_plot
from spacelaunch.charts.kit.series import Line, Series


def plotted(first: int, *lines: list[int | None]) -> list[str]:
    years = range(first, first + len(lines[0]))
    drawn = [Line(str(n), "#000000", counts) for n, counts in enumerate(lines)]
    return write_plot(79, Series(years, drawn, frozenset(years), ""), "·#"[: len(lines)])


def columns_of(rows: list[str]) -> list[str]:
    """The signs of each year, from the bottom up."""
    signs = [row.partition("┤")[2].ljust(80) for row in rows[:ROWS]][::-1]
    return ["".join(row[at] for row in signs).rstrip() for at in range(80)]


def test_a_line_climbs_through_the_rows_between_two_years() -> None:
    columns = columns_of(plotted(2000, [0, 20]))
    assert columns[0] == "·"
    assert columns[4] == " " + "·" * 19


def test_two_lines_that_meet_have_a_sign_of_their_own() -> None:
    columns = columns_of(plotted(2000, [0, 0], [0, 20]))
    assert columns[0] == "*"
    assert columns[4] == "·" + "#" * 19


def test_a_gap_stays_open_and_nothing_climbs_over_it() -> None:
    columns = columns_of(plotted(2000, [0, None, 20]))
    assert columns[4] == ""
    assert columns[8] == " " * 19 + "·"


def test_counts_and_years_stand_beside_the_rows() -> None:
    lines = plotted(1957, list(range(64)))
    assert lines[ROWS - 1].startswith(" 0 ┤")
    assert lines[-1].split() == ["1957", "1970", "1980", "1990", "2000", "2010", "2020"]


def test_many_years_share_a_column_and_the_line_fits() -> None:
    lines = plotted(1800, [10**6] * 300)
    assert max(map(len, lines)) <= 79


def test_what_the_data_know_in_part_or_not_at_all_is_seen_below_the_lines() -> None:
    line = Line("A", "#000000", [1, None, 3])
    ground = write_plot(79, Series(range(2000, 2003), [line], frozenset({2000}), ""), "#")[-2]
    assert ground.strip() == "└────    ~~~~"
