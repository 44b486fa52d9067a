from spacelaunch.sources.celestrak_documents import TABLE, tabulate
from spacelaunch.warehouse.tables import METADATA


def test_it_holds_what_the_source_tells():
    told = tabulate([])[TABLE].columns
    assert told == [column.name for column in METADATA.tables[TABLE].c]
