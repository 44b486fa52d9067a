from spacelaunch.warehouse.changes import changed_fields


def test_each_field_that_differs_is_told_by_its_path():
    before = {"a": 1, "b": {"c": "x", "d": None}, "e": [1, 2]}
    after = {"a": 1, "b": {"c": "y", "d": None}, "e": [1, 3], "f": {}}
    assert changed_fields(before, after) == [
        ("b.c", '"x"', '"y"'),
        ("e", "[1,2]", "[1,3]"),
        ("f", None, "{}"),
    ]


def test_absent_and_null_are_two_things():
    assert changed_fields({"a": None}, {}) == [("a", "null", None)]


def test_the_order_of_keys_is_no_change():
    assert changed_fields({"a": [{"x": 1, "y": 2}]}, {"a": [{"y": 2, "x": 1}]}) == []
