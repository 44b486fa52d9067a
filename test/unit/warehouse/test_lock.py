import pytest

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


def test_a_warehouse_in_memory_has_no_others():
    engine = open_engine("sqlite://")
    with alone(engine), alone(engine):
        pass
    engine.dispose()
