"""Deleting the data set. Called by the API door."""

from __future__ import annotations

from spacelaunch.datasets.expectation import Expectation, expect_anything
from spacelaunch.errors import ConflictError
from spacelaunch.storage.launch_store import LaunchStore


def clear(store: LaunchStore, require: Expectation = expect_anything) -> None:
    """Delete all launches; nothing happens where none are loaded.

    Note: what `require` was shown is what is deleted.
    """
    while True:
        data_set = store.current()
        require(data_set)
        if data_set is None:
            return
        try:
            store.clear(data_set)
        except ConflictError:
            continue
        return
