"""Loading: what a source read becomes the data set, or joins it.

The store replaces the data set in one transaction; where somebody else was faster, the comparison
with what was there is made anew, and `require` is asked anew. Called by the API door.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from spacelaunch.datasets.expectation import Expectation, expect_anything
from spacelaunch.datasets.query import current_launches
from spacelaunch.domain.data_set import DataSet, describe, newest_first
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import ConflictError
from spacelaunch.sources import kaggle
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.json_records import read_json
from spacelaunch.sources.reading import Reading
from spacelaunch.storage.launch_store import LaunchStore

# Each try loses only to a load that won; growing pauses keep many of them from meeting again.
_TRIES = 30
_PAUSE_S = 0.02
_REJECTS_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did to the data set, in launches."""

    count: int
    """Launches in what was sent: added, updated and unchanged."""
    added: int
    updated: int
    unchanged: int
    removed: int
    """Launches that were there and are not in a data set that replaces them."""
    rejected: int
    version: str


def load_kaggle(
    store: LaunchStore, limit_bytes: int, now: datetime, *, require: Expectation = expect_anything
) -> LoadReport:
    """Replace the data set by Kaggle's; raises what `kaggle.download` and `read_csv` raise."""
    with tempfile.TemporaryDirectory(prefix="spacelaunch-") as folder:
        path = kaggle.download(Path(folder), max_bytes=limit_bytes)
        with path.open("rb") as stream:
            reading = read_csv(stream, kaggle.SOURCE_NAME, limit_bytes)
    return _store(store, reading, _replaced, now, require)


def load_csv(  # noqa: PLR0913  # a file is a stream, a name and a bound
    store: LaunchStore,
    stream: BinaryIO,
    name: str,
    limit_bytes: int,
    now: datetime,
    *,
    require: Expectation = expect_anything,
) -> LoadReport:
    """Replace the data set by a file's launches; raises what `read_csv` raises."""
    return _store(store, read_csv(stream, name, limit_bytes), _replaced, now, require)


def append_json(
    store: LaunchStore, body: bytes, now: datetime, *, require: Expectation = expect_anything
) -> LoadReport:
    """Add records to the data set; raises what `read_json` raises."""
    return _store(store, read_json(body, "JSON records"), _joined, now, require)


@dataclass(frozen=True, slots=True)
class _Before:
    """The data set that a load meets."""

    data_set: DataSet | None
    launches: dict[str, Launch]

    @property
    def sources(self) -> tuple[str, ...]:
        return self.data_set.sources if self.data_set else ()


@dataclass(frozen=True, slots=True)
class _After:
    launches: list[Launch]
    sources: Sequence[str]


def _replaced(_: _Before, reading: Reading) -> _After:
    return _After(newest_first(reading.launches), [reading.source])


def _joined(before: _Before, reading: Reading) -> _After:
    launches = before.launches | {launch.launch_id: launch for launch in reading.launches}
    if launches == before.launches:
        return _After(newest_first(launches.values()), before.sources)
    return _After(newest_first(launches.values()), [*before.sources, reading.source])


def _store(
    store: LaunchStore,
    reading: Reading,
    combine: Callable[[_Before, Reading], _After],
    now: datetime,
    require: Expectation,
) -> LoadReport:
    for attempt in range(_TRIES):
        before = _before(store)
        require(before.data_set)
        after = combine(before, reading)
        data_set = describe(after.launches, after.sources, now)
        try:
            store.replace(data_set, after.launches, _rejects(reading, data_set), before.data_set)
        except ConflictError:
            time.sleep(random.uniform(0, attempt * _PAUSE_S))
            continue
        return _report(before, after, reading, data_set.version)
    raise ConflictError("other loads kept changing the data set; try again")


def _before(store: LaunchStore) -> _Before:
    data_set, found = current_launches(store)
    return _Before(data_set, {launch.launch_id: launch for launch in found})


def _report(before: _Before, after: _After, reading: Reading, version: str) -> LoadReport:
    sent = {launch.launch_id: launch for launch in reading.launches}
    unchanged = sum(before.launches.get(launch_id) == launch for launch_id, launch in sent.items())
    added = len(sent.keys() - before.launches.keys())
    return LoadReport(
        count=len(sent),
        added=added,
        updated=len(sent) - added - unchanged,
        unchanged=unchanged,
        removed=len(before.launches.keys() - {launch.launch_id for launch in after.launches}),
        rejected=len(reading.rejects),
        version=version,
    )


def _rejects(reading: Reading, data_set: DataSet) -> dict[str, object]:
    return {
        "version": data_set.version,
        "source": reading.source,
        "loaded_at": data_set.loaded_at,
        "rejected": len(reading.rejects),
        "rejects": [asdict(reject) for reject in reading.rejects[:_REJECTS_LISTED]],
    }
