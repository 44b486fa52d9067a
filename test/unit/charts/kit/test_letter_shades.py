from __future__ import annotations

from spacelaunch.charts.kit.letter_bars import WIDTH
from spacelaunch.charts.kit.letter_shades import write_shades


def test_more_is_darker_and_none_is_blank() -> None:
    usa, kenya, years, legend = write_shades(
        {("USA", 2001): 20, ("USA", 2003): 40, ("Kenya", 2001): 1}
    )
    assert usa.split() == ["USA", "▓▓▓▓", "████", "60"]
    assert kenya.split() == ["Kenya", "░░░░", "1"]
    assert (years.split(), legend.split(":")[0].strip()) == (
        ["2001", "2003"],
        "Launches in a year",
    )


def test_many_years_share_columns_and_the_line_fits() -> None:
    lines = write_shades({("USA", year): 1 for year in range(1900, 2101)})
    assert max(map(len, lines)) <= WIDTH
    assert "Launches in 3 years" in lines[-1]
