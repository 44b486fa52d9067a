import pytest
from sqlalchemy import event

from spacelaunch.domain.document import Mark, Page
from spacelaunch.errors import QualityError
from spacelaunch.pipeline.missing import noting_gone, unless_shrunk
from spacelaunch.sources.json_documents import receive
from spacelaunch.warehouse.bronze import count_present, keep
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.transactions import for_good


@pytest.fixture
def shelf(now):
    return Shelf("s", "r", 1, now)


@pytest.fixture
def begin(sqlite_engine, shelf):
    """Ten documents are kept, from a to j."""
    begin = for_good(sqlite_engine)
    with begin() as connection:
        keep(connection, shelf, documents("abcdefghij"), lambda _: None)
    return begin


def documents(ids):
    return [receive({"id": each}) for each in ids]


def page(ids, tag=None, of_count=None):
    return Page(documents(ids), Mark(tag=tag), of_count=of_count)


def present(begin, shelf):
    with begin() as connection:
        return count_present(connection, shelf)


def test_a_tenth_of_what_is_kept_may_be_missing(begin, shelf):
    assert len([*unless_shrunk(begin, shelf, iter([page("abc", of_count=9)]))]) == 1


def test_more_is_refused_before_the_first_page_comes(begin, shelf):
    with pytest.raises(QualityError, match="tells of 8 r where it told of 10"):
        next(unless_shrunk(begin, shelf, iter([page("abc", of_count=8)])))


def test_what_is_kept_is_not_counted_for_a_source_that_does_not_say_how_much_it_has(
    begin, shelf, sqlite_engine
):
    asked = []
    event.listen(sqlite_engine, "before_cursor_execute", lambda *_: asked.append(1))
    assert len([*unless_shrunk(begin, shelf, iter([page("abc"), page("d")]))]) == 2
    assert asked == []


def test_what_lies_between_the_ids_of_a_page_and_is_not_in_it_is_gone(begin, shelf):
    pages = noting_gone(begin, shelf, iter([page("acd"), page("ghi"), page("", tag="end")]))
    assert [present(begin, shelf) for _ in pages] == [9, 7, 6]


def test_a_first_page_without_a_document_proves_nothing(begin, shelf):
    assert len([*noting_gone(begin, shelf, iter([page("", tag="end")]))]) == 1
    assert present(begin, shelf) == 10
