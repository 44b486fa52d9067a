from __future__ import annotations

from spacelaunch.charts.kit.letter_shades import write_shades

EDGES = (1, 2, 5, 10, 20, 50)


def test_each_class_has_its_sign_and_none_is_blank() -> None:
    counts = {("USA", 2001): 20, ("USA", 2003): 50, ("Kenya", 2001): 1}
    usa, kenya, years, legend = write_shades(79, counts, EDGES)
    assert usa.split() == ["USA", "####", "@@@@", "70"]
    assert kenya.split() == ["Kenya", "....", "1"]
    assert years.split() == ["2001", "2003"]
    assert legend == "Launches in a year:  . 1  - 2–4  + 5–9  o 10–19  # 20–49  @ 50+"


def test_many_years_share_columns_that_show_the_largest_and_the_line_fits() -> None:
    counts = {("USA", year): 1 + 9 * (year == 1901) for year in range(1900, 2101)}
    lines = write_shades(79, counts, EDGES)
    assert max(map(len, lines)) <= 79
    assert lines[0].split()[1].startswith("o.")
    assert any(line.startswith("Launches in a year, the most of 3:") for line in lines)
