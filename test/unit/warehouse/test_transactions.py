import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from spacelaunch.errors import SpacelaunchError
from spacelaunch.warehouse.transactions import for_good, rehearsal


def runs(connection):
    return connection.execute(text("select count(*) from runs")).scalar_one()


def write(connection):
    connection.execute(
        text(
            "insert into runs (source, kind, status, started_at) "
            "values ('s', 'manual', 'running', '2022-01-01 00:00:00.000000+00:00')"
        )
    )


def test_a_rehearsal_sees_its_own_work_and_leaves_nothing(engine):
    with rehearsal(engine) as begin:
        with begin() as connection:
            write(connection)
        with begin() as connection:
            assert runs(connection) == 1
    with engine.connect() as connection:
        assert runs(connection) == 0


def test_a_transaction_of_a_rehearsal_that_fails_undoes_itself_alone(engine):
    with rehearsal(engine) as begin:
        with begin() as connection:
            write(connection)
        with pytest.raises(SpacelaunchError):
            _write_and_fail(begin)
        with begin() as connection:
            assert runs(connection) == 1


def _write_and_fail(begin):
    with begin() as connection:
        write(connection)
        raise SpacelaunchError


def test_for_good_is_for_good(engine):
    with for_good(engine)() as connection:
        write(connection)
    with engine.connect() as connection:
        assert runs(connection) == 1


def test_the_drivers_troubles_become_ours(engine):
    with pytest.raises(SpacelaunchError, match="the warehouse: "), for_good(engine)() as connection:
        connection.execute(text("select no_such_column from runs"))


def test_threads_that_read_and_then_write_do_not_meet(engine):
    begin, together = for_good(engine), threading.Barrier(4)

    def add(_):
        together.wait(60)
        with begin() as connection:
            runs(connection)
            write(connection)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    with engine.connect() as connection:
        assert runs(connection) == 4
