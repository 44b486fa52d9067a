"""Making the next of some items while the last is worked on.

Taking a file apart and reading its values then share two processors, for both spend most of their
time outside of Python. Used by `csv_file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def read_ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, one of which is made ahead, in a thread of their own.

    Note: an error comes where its item would have come.
    """
    ended = object()
    with ThreadPoolExecutor(1) as maker:
        following = maker.submit(next, items, ended)
        while (item := following.result()) is not ended:
            following = maker.submit(next, items, ended)
            yield item  # type: ignore[misc]  # the end is none
