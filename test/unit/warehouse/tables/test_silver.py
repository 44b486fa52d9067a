from spacelaunch.storage.launch_table import LAUNCHES
from spacelaunch.warehouse.tables import silver


def test_launches_begins_with_the_columns_of_the_relation():
    assert list(silver.launches.c.keys())[: len(LAUNCHES.names)] == LAUNCHES.names
