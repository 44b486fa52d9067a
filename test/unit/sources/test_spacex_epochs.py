import polars as pl
import pytest

from spacelaunch.sources.spacex_epochs import epoch

# Of STARLINK-64 and STARLINK-1483, as Space-Track told them on 26 January 2021.
LINE_64 = "1 44275U 19029AS  21026.54021132  .00007282  00000-0  17734-3 0  9996"
LINE_1483 = "1 45743U 20038P   21026.26085074  .00000188  00000-0  31502-4 0  9991"


def read(given, made, line):
    table = pl.DataFrame(
        {"given": [given], "made": [made], "line": [line]},
        dict.fromkeys(("given", "made", "line"), pl.String),
    )
    return table.select(epoch(pl.col("given"), pl.col("made"), pl.col("line"))).item()


def test_an_epoch_that_is_when_the_document_was_made_is_read_from_the_two_lines():
    # Day 26.54021132 of the year is 0.54021132 * 86,400 s = 46,674.258 s after midnight.
    made = "2021-01-26T06:26:10"
    assert read(made, made, LINE_64) == "2021-01-26T12:57:54.258048"


def test_any_other_epoch_stays_as_it_is():
    given = "2021-01-26T06:15:37.503936"
    assert read(given, "2021-01-26T13:16:10", LINE_1483) == given
    assert read("2021-01-26T11:35:04", None, None) == "2021-01-26T11:35:04"


@pytest.mark.parametrize("line", [None, "", "1 44275U"])
def test_where_only_a_wrong_one_is_told_it_is_not_known(line):
    made = "2021-01-26T06:26:10"
    assert read(made, made, line) is None


def test_two_digits_of_a_year_are_of_the_century_that_the_form_says():
    line = LINE_64[:18] + "57001.00000000" + LINE_64[32:]
    assert read("x", "x", line) == "1957-01-01T00:00:00.000000"
