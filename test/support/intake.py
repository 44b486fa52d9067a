"""What is right for each file of the intake folder, as its README says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

COSTS = [50.0, 29.75, None, 145.0, 5000.0, None]
"""Of the plain form's launches, newest first."""
COUNTRIES = ["USA", "China", "USA", "USA", "Kazakhstan", "Kazakhstan"]
DAYS = ["2020-08-07", "2020-08-06", "2020-08-04", "2019-07-30", "1988-11-15", "1957-10-04"]


@dataclass(frozen=True)
class Right:
    """What a load of one file says and leaves."""

    count: int = 6
    costs: Sequence[float | None] | None = None
    countries: Sequence[str | None] | None = None
    sectors: Mapping[str, int] | None = None
    lost: int = 0
    note: str = ""
    charset: str | None = None
    providers: frozenset[str] = frozenset()
    """Others than those of the plain form."""


USUAL = Right(costs=COSTS, countries=COUNTRIES)
SIBLING = Right(
    costs=COSTS, countries=COUNTRIES, sectors={"unknown": 6}, note="does not tell the sector"
)
LOADED = {
    "a00_base.csv": USUAL,
    "a01_kaggle.zip": USUAL,
    "a02_space_corrected.csv": SIBLING,
    "a03_maven.csv": SIBLING,
    "a05_snake.csv": USUAL,
    "a05c_dots_R.csv": USUAL,
    "a06_readr_NA.csv": USUAL,
    "a07_cost_NaN.csv": USUAL,
    "a08_semicolon_utf8.csv": USUAL,
    "a08c_semicolon_dotdec.csv": USUAL,
    "a09_cp1252.csv": Right(charset="windows-1252"),
    "a10_utf16le.csv": Right(
        costs=COSTS, countries=COUNTRIES, providers=frozenset(["Arianespace"])
    ),
    "a12b_decimal_comma_3digits.csv": Right(costs=[None, None, None, None, 5000.0, None], lost=3),
    "a13b_us_date_nodt.csv": USUAL,
    "a13e_two_digit_year.csv": Right(costs=COSTS, countries=COUNTRIES, lost=6),
    "a15c_title_rows.csv": Right(costs=COSTS, countries=COUNTRIES, note="header is on line 3"),
    "a17c_nbsp_values.csv": USUAL,
    "a23_sector_words.csv": Right(costs=COSTS, sectors={"private": 3, "state": 3}),
    "a26_country_NA.csv": Right(costs=COSTS, countries=[None, None, *COUNTRIES[2:]]),
    "a28_launches.parquet": USUAL,
    "a29_launches.xlsx": USUAL,
    "b08_ndjson.json": USUAL,
    "c01_cjk.csv": Right(count=18),
    "c03_long.csv": Right(count=7),
}
REFUSED = {
    "a09_cp1252.csv": ("line 5", "0xe7", "charset=windows-1252"),
    "b05_orient_columns.json": ('orient="records"',),
    "b07_wrapped.json": ("'data'", "send that array itself"),
}
