"""Which version of the data set is current, and how another takes its place.

Nearly every request wants to know, and nearly always it is the same: so `latest` asks Redis only
when that has told of a change, or has told nothing for a second. It knows as well what a person
decided of pairs, without which nobody can say whether a picture is still true. Used by
`launch_store`.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from redis import Redis
from redis.client import Pipeline
from redis.exceptions import WatchError

from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import ConflictError
from spacelaunch.storage import keys
from spacelaunch.storage.change_listener import ChangeListener
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.script import run_script
from spacelaunch.storage.stored_version import StoredVersion, read_version

# Longer than a look takes; where Redis hangs, who waits for whoever asks it would hang too.
_LONGEST_LOOK_S = 0.005
_TELLING = (keys.CURRENT, keys.REVIEW)


@dataclass(frozen=True, slots=True)
class Standing:
    """What every answer about the data set follows from."""

    data_set: DataSet | None
    """The one that is served; None where nothing is loaded."""
    review: bytes | None
    """What was decided of pairs, as it is kept (`comparisons`); None where nothing was."""


class CurrentVersion:
    """The one that is served.

    Shape: `writes` is a connection with time for a whole data set.
    """

    def __init__(self, redis: Redis, writes: Redis) -> None:
        self._redis = redis
        self._writes = writes
        self._listener = ChangeListener(redis, *_TELLING)
        self._looking = threading.Lock()
        self._latest: Standing | None = None

    def read(self) -> StoredVersion | None:
        """The version as Redis has it now; None where nothing is loaded."""
        with reachable():
            text = self._redis.get(keys.CURRENT)
        return read_version(text) if text else None

    def latest(self) -> Standing:
        """How it stands, from memory for as long as Redis has told of no change.

        Note: what a load has replaced before it was answered is not given any more. Where the
            network cuts us off from Redis, it may be for a second.
        """
        if not self._looking.acquire(timeout=_LONGEST_LOOK_S):
            return self._look()
        try:
            if self._latest is None or not self._listener.is_unchanged():
                self._latest = None  # nobody is to be given it, should the look fail
                with reachable():
                    self._listener.listen()
                self._latest = self._look()
            return self._latest
        finally:
            self._looking.release()

    def _look(self) -> Standing:
        with reachable():
            found: Any = self._redis.mget(_TELLING)
        text, review = found
        return Standing(read_version(text).data_set if text else None, review)

    def replacing(self, expected: DataSet | None) -> Pipeline:
        """A transaction that takes place only while the `expected` one is current.

        Raises:
            ConflictError: it is not so any more.
        """
        with reachable():
            pipe = self._writes.pipeline(transaction=True)
            pipe.watch(keys.CURRENT)
            text = pipe.get(keys.CURRENT)
        if (read_version(text).data_set if text else None) != expected:
            pipe.reset()
            raise _changed()
        pipe.multi()
        return pipe

    def delete(self, expected: DataSet) -> None:
        """Take away the `expected` one, all of it, and what was refused; raises as `replacing`."""
        with reachable():
            text: Any = self._redis.get(keys.CURRENT)
        current = read_version(text) if text else None
        if current is None or current.data_set != expected:
            raise _changed()
        held = [keys.CURRENT, keys.REJECTS, *current.keys()]
        with reachable():
            if not run_script(self._redis, "clear_data_set", held, text):
                raise _changed()


def execute(pipe: Pipeline) -> None:
    """Do what the transaction holds; raises ConflictError where another was faster."""
    try:
        with reachable():
            pipe.execute()
    except WatchError as exc:
        raise _changed() from exc


def _changed() -> ConflictError:
    return ConflictError("the data set has changed meanwhile")
