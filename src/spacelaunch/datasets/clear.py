"""Deleting the data set. Called by the API door."""

from __future__ import annotations

from spacelaunch.errors import ConflictError
from spacelaunch.storage.launch_store import LaunchStore


def clear(store: LaunchStore) -> None:
    """Delete all launches; nothing happens where none are loaded."""
    while (data_set := store.current()) is not None:
        try:
            store.clear(data_set)
        except ConflictError:
            continue  # a load came between; what it loaded is meant too
