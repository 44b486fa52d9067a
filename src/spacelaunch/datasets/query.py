"""Reading the data set. Called by the API door."""

from __future__ import annotations

from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import NotFoundError
from spacelaunch.relation.rows import launches_from
from spacelaunch.storage.launch_store import LaunchStore


def current_launches(store: LaunchStore) -> tuple[DataSet | None, list[Launch]]:
    """The data set as it stands, with its launches newest first; nothing where none is loaded.

    Raises:
        NotFoundError: the storage has lost a part of it.
    """
    data_set = store.current()
    if data_set is None:
        return None, []
    try:
        return data_set, list(launches_from(store.table(data_set.version)))
    except NotFoundError:
        if store.current() == data_set:
            raise
        # It was deleted or replaced between the two reads.
        return current_launches(store)
