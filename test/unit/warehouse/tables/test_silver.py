from spacelaunch.relation.launches import COLUMNS
from spacelaunch.warehouse.tables import silver


def test_launches_begins_with_the_columns_of_the_relation():
    known = {column.name: column.is_nullable for column in COLUMNS}
    made = {column.name: column.nullable for column in silver.launches.c}
    assert list(made.items())[: len(known)] == list(known.items())
