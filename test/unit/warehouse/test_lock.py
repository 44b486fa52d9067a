import fcntl
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from spacelaunch.errors import ConflictError
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.lock import alone, is_held


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
            ended = connection.scalars(text(_END_OTHERS)).all()
        assert set(ended) == {True}
        with alone(other):
            pass
    engine.dispose()
    other.dispose()


# Gone when this returns; it is only told to go where no time is named.
_END_OTHERS = """
select pg_terminate_backend(pid, 60000) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""


def test_a_warehouse_in_memory_has_no_others():
    engine = open_engine("sqlite://")
    with alone(engine), alone(engine):
        pass
    engine.dispose()


def test_who_looks_is_told_whether_a_run_is_at_work_and_keeps_none_out(engine, warehouse_url):
    other = open_engine(warehouse_url)
    with engine.connect() as connection:
        assert is_held(connection) is False
        with alone(other):
            assert is_held(connection) is True
        assert is_held(connection) is False
    with alone(other):
        pass
    other.dispose()


def test_a_look_at_the_file_does_not_make_a_run_give_up(warehouses):
    engine = open_engine(warehouses.migrated("sqlite"))
    path = Path(f"{engine.url.database}.lock")
    path.touch()
    with path.open() as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        threading.Timer(0.03, looking.close).start()
        with alone(engine):
            pass
    engine.dispose()


def test_of_a_warehouse_in_memory_nobody_can_tell():
    engine = open_engine("sqlite://")
    with alone(engine), engine.connect() as connection:
        assert is_held(connection) is None
    engine.dispose()
