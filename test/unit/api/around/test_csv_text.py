import pytest

from spacelaunch.api.around.csv_text import csv_text


def test_csv_quotes_what_needs_quotes():
    rows = [{"provider": 'A "big", one', "launch_count": 3}]
    text = csv_text(["provider", "launch_count"], rows)
    assert text == 'provider,launch_count\r\n"A ""big"", one",3\r\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_defuses_formulas(start):
    assert csv_text(["x"], [{"x": f"{start}1+1"}]).splitlines()[1].lstrip('"').startswith("'")


def test_csv_leaves_negative_numbers_alone():
    assert csv_text(["x"], [{"x": -1}]) == "x\r\n-1\r\n"
