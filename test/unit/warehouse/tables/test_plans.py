from spacelaunch.sources.launch_library_launches import TABLE, tabulate
from spacelaunch.warehouse.tables import METADATA


def test_it_holds_what_the_source_tells():
    told = tabulate("launch-library", [])[TABLE].columns
    assert told == [column.name for column in METADATA.tables[TABLE].c]


def test_a_plan_is_of_a_launch_that_is_planned():
    names = [column.name for column in METADATA.tables["launch_plans"].c]
    assert names[:3] == ["launch_id", "plan_number", "net"]
    assert {"net", "launch_id"} <= {column.name for column in METADATA.tables[TABLE].c}
