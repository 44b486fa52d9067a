from spacelaunch.sources.launch_library_launches import TABLE, tabulate
from spacelaunch.warehouse.tables import METADATA


def test_it_holds_what_the_source_tells():
    told = tabulate("launch-library", [])[TABLE].columns
    assert told == [column.name for column in METADATA.tables[TABLE].c]
