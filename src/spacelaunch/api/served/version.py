"""The data set that is served, by column in each process, with the bodies made of it.

It is read once for each version. Its launches lie here in some 80 bytes each; bodies are kept
within a budget. Used by the routes of `/data`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import cast

from flask import Flask, current_app

from spacelaunch.api.around.context import context
from spacelaunch.api.served.kept_answers import KeptAnswer, KeptAnswers, Question
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.query import read_current
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.storage.current_version import Standing
from spacelaunch.storage.launch_store import LaunchStore

# Of each process; a body that would not fit is written anew for each who asks.
MOST_KEPT_BYTES = 32 * 1024 * 1024
_SERVED = "spacelaunch.served"
# Longer than it takes from one look at a request to the next.
_AWAY_S = 0.05


class ServedVersion:
    """One version of the data set, with the bodies made of it whole."""

    def __init__(
        self, data_set: DataSet, launches: LaunchColumns, review: bytes | None = None
    ) -> None:
        self.data_set = data_set
        self.launches = launches
        self.standing = Standing(data_set, review)
        self._bodies: dict[tuple[str, ...], bytes] = {}
        self._lock = threading.Lock()

    def told_again(self, data_set: DataSet, review: bytes | None) -> ServedVersion:
        """The same launches with what is told of their last load, and what was decided."""
        again = ServedVersion(data_set, self.launches, review)
        again._bodies = dict(self._bodies)
        return again

    def body(self, name: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """The body of this name, made when it is asked for first and kept while there is room."""
        with self._lock:
            found = self._bodies.get(name)
            if found is None:
                found = make()
                if sum(map(len, self._bodies.values())) + len(found) <= MOST_KEPT_BYTES:
                    self._bodies[name] = found
            return found


class ServedData:
    """The version asked for last, so that it is read once in each process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._served: ServedVersion | None = None
        self._away_until = 0.0
        self.answers = KeptAnswers()

    def current(self, store: LaunchStore) -> ServedVersion | None:
        """The data set as it stands, or None where nothing is loaded.

        Note: of requests that come at once one reads the launches, and the others wait for it.
            While Redis does not answer it is the data set that was served last.
        """
        served = self._served
        if served is not None and time.monotonic() < self._away_until:
            return served
        try:
            standing = store.latest()
        except StorageUnavailableError:
            if served is None:
                raise
            return served
        if served is not None and served.standing == standing:
            return served
        with self._lock:
            return self._read(store)

    def find_answer(self, store: LaunchStore, question: Question) -> KeptAnswer | None:
        """The answer that was given to this question, where the data still stand as then."""
        found = self.answers.find(question)
        if found is None:
            return None
        try:
            return found if found.standing == store.latest() else None
        except StorageUnavailableError:
            # The application says what is served then, and need not ask once more for that.
            self._away_until = time.monotonic() + _AWAY_S
            return None

    def _read(self, store: LaunchStore) -> ServedVersion | None:
        served, standing = self._served, store.latest()
        data_set, review = standing.data_set, standing.review
        if served is not None and data_set is not None and _is_of(served, data_set):
            self._served = served.told_again(data_set, review)
        else:
            self._served = None  # the old one need not be in memory beside the new one
            found = read_current(store)
            self._served = ServedVersion(*found, review) if found else None
        return self._served


def register_served_data(app: Flask) -> ServedData:
    """Give the application a data set of its own to serve."""
    data = ServedData()
    app.extensions[_SERVED] = data
    return data


def current_version() -> ServedVersion | None:
    """The data set that the application at work serves; see `ServedData.current`."""
    served = cast(ServedData, current_app.extensions[_SERVED])
    return served.current(context().stores.launches)


def _is_of(served: ServedVersion, data_set: DataSet) -> bool:
    return served.data_set.version == data_set.version
