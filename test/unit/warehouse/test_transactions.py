import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from spacelaunch.domain.run import RunKind
from spacelaunch.errors import ConflictError, SpacelaunchError, StorageUnavailableError
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.runs import start_run
from spacelaunch.warehouse.transactions import for_good, of_run, rehearsal


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


def test_who_takes_a_run_for_dead_waits_for_its_transaction_and_has_it_write_no_other(
    warehouses, now
):
    engine = open_engine(warehouses.migrated("postgresql"))

    def start():
        with for_good(engine)() as connection:
            connection.execute(text("set local lock_timeout = '50ms'"))
            return start_run(connection, "spacex", RunKind.INITIAL, now)

    begin = of_run(for_good(engine), start(), lambda: None)
    with begin() as connection:
        write(connection)
        with pytest.raises(StorageUnavailableError, match="lock timeout"):
            start()
    start()
    with pytest.raises(ConflictError, match="lost its lock"), begin() as connection:
        write(connection)
    engine.dispose()
