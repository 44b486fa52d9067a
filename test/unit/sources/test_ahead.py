"""Items made ahead are the same items."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from spacelaunch.sources.ahead import read_ahead


@pytest.mark.parametrize("count", [0, 1, 5])
def test_the_items_come_in_their_order(count):
    assert list(read_ahead(iter(range(count)))) == list(range(count))


def test_nothing_is_an_item_too():
    assert list(read_ahead(iter([None, None]))) == [None, None]


def failing() -> Iterator[int]:
    yield 1
    raise ValueError("the second is broken")


def test_an_error_comes_in_its_place():
    ahead = read_ahead(failing())
    assert next(ahead) == 1
    with pytest.raises(ValueError, match="the second is broken"):
        next(ahead)


def test_the_next_is_made_while_the_last_is_worked_on():
    made = threading.Event()

    def two() -> Iterator[int]:
        yield 1
        made.set()
        yield 2

    ahead = read_ahead(two())
    assert next(ahead) == 1
    assert made.wait(60)
    assert list(ahead) == [2]


def test_no_more_than_one_is_made_ahead():
    made: list[int] = []

    def many() -> Iterator[int]:
        for number in range(9):
            made.append(number)
            yield number

    ahead = read_ahead(many())
    next(ahead)
    ahead.close()
    assert len(made) <= 2
