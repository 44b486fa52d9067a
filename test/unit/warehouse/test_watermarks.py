from dataclasses import replace

from spacelaunch.domain.document import Mark
from spacelaunch.warehouse.watermarks import marks, move_mark


def move(engine, mark, resource="launches"):
    with engine.begin() as connection:
        return move_mark(connection, "spacex", resource, mark, 1)


def kept(engine):
    with engine.connect() as connection:
        return marks(connection, "spacex")


def test_marks_are_kept_by_resource(engine, now):
    mark = Mark(read_until_at=now, swept_until_at=None, tag='"t"')
    move(engine, mark)
    move(engine, Mark(tag="u"), "cores")
    assert kept(engine) == {"launches": mark, "cores": Mark(tag="u")}


def test_a_mark_that_is_the_same_writes_nothing(engine, now):
    mark = Mark(read_until_at=now)
    assert [move(engine, mark), move(engine, mark)] == [True, False]
    assert move(engine, replace(mark, tag="t"))


def test_a_mark_goes_with_the_transaction_that_it_describes(engine, now):
    with engine.connect() as connection:
        move_mark(connection, "spacex", "launches", Mark(read_until_at=now), 1)
        connection.rollback()
    assert kept(engine) == {}
