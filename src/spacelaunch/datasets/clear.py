"""Deleting the data set. Called by the API door."""

from __future__ import annotations

from collections.abc import Callable

from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import ConflictError
from spacelaunch.storage.launch_store import LaunchStore


def _anything(_: DataSet | None) -> None:
    """No data set is refused."""


def clear(store: LaunchStore, require: Callable[[DataSet | None], None] = _anything) -> None:
    """Delete all launches; nothing happens where none are loaded.

    Shape: `require` is shown the data set and raises where it must stay. What it was shown is
        what is deleted: where another load comes between, it is asked again.
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
