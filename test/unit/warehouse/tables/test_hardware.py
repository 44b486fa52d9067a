import pytest

from spacelaunch.sources.spacex_tables import tabulate
from spacelaunch.warehouse.tables import METADATA, hardware


@pytest.mark.parametrize("resource", ["rockets", "launchpads", "cores"])
def test_the_tables_of_what_flies_have_what_the_source_tells(resource):
    told = tabulate(resource, [])
    assert {name for name in told if hasattr(hardware, name)} == told.keys()
    for name, table in told.items():
        assert {*table.columns} == {*METADATA.tables[name].c.keys()}
