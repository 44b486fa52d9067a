"""How a CSV file's columns are held."""

import pyarrow as pa

from spacelaunch.sources.csv_layout import CODED, Layout

LAYOUT = Layout(3, {"a": 0, "b": 2}, frozenset(["b"]))


def test_texts_that_repeat_are_coded_and_others_are_plain():
    table = LAYOUT.table({"a": ["x", "x"], "b": ["1", "2"]})
    assert table.schema.types == [CODED, pa.string()]
    assert table.to_pydict() == {"a": ["x", "x"], "b": ["1", "2"]}


def test_no_rows_have_the_same_columns():
    assert LAYOUT.table({"a": [], "b": []}).schema == LAYOUT.table({"a": ["x"], "b": ["y"]}).schema
