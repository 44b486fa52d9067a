import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from spacelaunch.errors import ConflictError
from spacelaunch.warehouse.schema import migrate, upgrade
from spacelaunch.warehouse.tables import METADATA


def test_the_migrations_make_what_the_program_takes_the_tables_to_be(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_a_second_upgrade_changes_nothing(engine):
    upgrade(engine)
    assert set(METADATA.tables) < set(inspect(engine).get_table_names())


def test_a_warehouse_that_stopped_half_way_goes_on_from_there(empty_engine):
    with empty_engine.begin() as connection:
        migrate(connection, "bronze")
    upgrade(empty_engine)
    assert "launch_aggregates" in inspect(empty_engine).get_table_names()


def test_a_migration_that_fails_leaves_nothing(empty_engine):
    with empty_engine.begin() as connection:
        connection.execute(text("create table payloads (in_the_way integer)"))
    with pytest.raises(Exception, match="payloads"):
        upgrade(empty_engine)
    assert "documents" not in inspect(empty_engine).get_table_names()


def test_a_warehouse_of_a_newer_program_is_left_alone(engine):
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = 'of_tomorrow'"))
    with pytest.raises(ConflictError, match="newer"):
        upgrade(engine)
