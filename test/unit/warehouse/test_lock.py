import pytest
from sqlalchemy import text

from spacelaunch.errors import ConflictError
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.lock import alone


def test_one_run_keeps_others_out_until_it_ends(engine, warehouse_url):
    other = open_engine(warehouse_url)
    with alone(engine), pytest.raises(ConflictError, match="another run"), alone(other):
        pass
    with alone(other):
        pass
    other.dispose()


def test_a_run_that_fails_lets_others_in(engine):
    with pytest.raises(ZeroDivisionError), alone(engine):
        raise ZeroDivisionError
    with alone(engine):
        pass


def test_a_run_whose_session_died_has_no_lock_to_give_back(warehouses):
    engine, other = (open_engine(url) for url in [warehouses.migrated("postgresql")] * 2)
    with alone(engine):
        with other.begin() as connection:
            connection.execute(text(_END_OTHERS))
        with alone(other):
            pass
    engine.dispose()
    other.dispose()


_END_OTHERS = """
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""


def test_a_warehouse_in_memory_has_no_others():
    engine = open_engine("sqlite://")
    with alone(engine), alone(engine):
        pass
    engine.dispose()
