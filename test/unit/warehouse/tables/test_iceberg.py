from sqlalchemy import create_engine, inspect

from spacelaunch.warehouse.tables import METADATA
from spacelaunch.warehouse.tables.iceberg import CATALOG_TABLES


def test_the_tables_have_the_names_and_keys_that_iceberg_looks_for():
    engine = create_engine("sqlite://")
    CATALOG_TABLES.create_all(engine)
    found = inspect(engine)
    keys = {
        name: found.get_pk_constraint(name)["constrained_columns"]
        for name in found.get_table_names()
    }
    assert keys == {
        "iceberg_tables": ["catalog_name", "table_namespace", "table_name"],
        "iceberg_namespace_properties": ["catalog_name", "namespace", "property_key"],
    }


def test_a_warehouse_without_a_lake_does_not_have_them():
    assert CATALOG_TABLES.tables.keys() & METADATA.tables.keys() == set()
