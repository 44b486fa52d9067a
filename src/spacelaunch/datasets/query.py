"""Reading the data set as it stands. Called by the API door."""

from __future__ import annotations

from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import NotFoundError
from spacelaunch.sources.record_text import Record, record_of
from spacelaunch.storage.launch_store import LaunchStore


def read_current(store: LaunchStore) -> tuple[DataSet, LaunchColumns] | None:
    """The data set as it stands, with its launches; None where nothing is loaded.

    Raises:
        NotFoundError: the storage has lost a part of it.
    """
    while (data_set := store.current()) is not None:
        try:
            return data_set, LaunchColumns(store.held(data_set.version))
        except NotFoundError:
            # It may have been deleted or replaced between the two reads.
            if store.current() == data_set:
                raise
    return None


def read_record(store: LaunchStore, version: str, row: int) -> Record:
    """The record of a version's launch as it was received; raises NotFoundError."""
    try:
        received = store.record(version, row)
    except NotFoundError:  # the same launches may just have come in another form
        received = store.record(version, row)
    return record_of(received)
