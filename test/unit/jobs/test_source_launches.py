from spacelaunch.jobs.source_launches import read_source
from spacelaunch.relation.launches import SCHEMA


def test_a_source_of_the_warehouse_is_read_as_rows_of_the_relation(filled_warehouse):
    with filled_warehouse("spacex") as engine:
        table = read_source(engine)
    assert table.select(SCHEMA.names).schema == SCHEMA
    assert len(table) > 0
