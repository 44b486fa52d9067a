import json

from spacelaunch.cli.rows import write_csv, write_json, write_table

NAMES = ("pad", "count", "mass_kg")
ROWS = [{"pad": "A, B", "count": 12, "mass_kg": 1.005}, {"pad": "C", "count": 3, "mass_kg": None}]


def test_numbers_stand_at_the_right_and_what_is_not_known_is_a_dash():
    assert write_table(NAMES, ROWS) == [
        "pad   count  mass_kg",
        "----  -----  -------",
        "A, B     12     1.00",
        "C         3        -",
    ]


def test_csv_quotes_what_it_must_and_leaves_out_what_is_not_known():
    assert write_csv(NAMES, ROWS) == ['pad,count,mass_kg\n"A, B",12,1.005\nC,3,']


def test_json_has_null_for_what_is_not_known():
    assert json.loads("\n".join(write_json(NAMES, ROWS))) == ROWS


def test_without_rows_the_names_are_told():
    assert write_table(NAMES, []) == ["pad  count  mass_kg", "---  -----  -------"]
    assert write_csv(NAMES, []) == ["pad,count,mass_kg"]
    assert json.loads(write_json(NAMES, [])[0]) == []
