"""Loading: what a source read becomes the data set, or joins it.

A file of which too much is refused replaces nothing, unless that is asked for. The store replaces
the data set in one transaction; where somebody else was faster, the plan is made anew, and
`require` is asked anew. Called by the API door.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import orjson

from spacelaunch.datasets.expectation import Expectation, expect_anything
from spacelaunch.datasets.plan import Plan, plan_joining, plan_replacing
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import ConflictError, NotFoundError, TooManyRejectsError
from spacelaunch.sources import file_reader, kaggle
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.formats import Sent
from spacelaunch.sources.reading import Reading
from spacelaunch.storage.launch_store import LaunchStore

# Each try loses only to a load that won; growing pauses keep many of them from meeting again.
_TRIES = 30
_PAUSE_S = 0.02
ALL_MAY_BE_REJECTED = 100
_REJECTS_TOLD = 10
_REASONS_SAID = 3


@dataclass(frozen=True, slots=True)
class Load:
    """What was sent, read, and what is to become of it."""

    reading: Reading
    plan: Callable[[LaunchStore, DataSet | None, Reading, datetime], Plan]


@contextmanager
def downloaded_kaggle(limit_bytes: int) -> Iterator[Path]:
    """Kaggle's file, there while the block runs; raises as `kaggle.download` does."""
    with tempfile.TemporaryDirectory(prefix="spacelaunch-") as folder:
        yield kaggle.download(Path(folder), max_bytes=limit_bytes)


def read_kaggle(
    stream: BinaryIO, limit_bytes: int, most_rejected_pct: float = ALL_MAY_BE_REJECTED
) -> Load:
    """Kaggle's file, to replace the data set; raises as `read_file` does."""
    reading = read_csv(stream, kaggle.SOURCE_NAME, limit_bytes)
    _require_few_rejects(reading, most_rejected_pct)
    return Load(reading, plan_replacing)


def read_file(sent: Sent, most_rejected_pct: float = ALL_MAY_BE_REJECTED) -> Load:
    """A file, to replace the data set.

    Raises:
        TooManyRejectsError: more than so much of it is refused.
        SpacelaunchError: whatever `file_reader.read_file` raises.
    """
    reading = file_reader.read_file(sent)
    _require_few_rejects(reading, most_rejected_pct)
    return Load(reading, plan_replacing)


def read_records(sent: Sent) -> Load:
    """Records, to join the data set; raises what `file_reader.read_records` raises."""
    return Load(file_reader.read_records(sent), plan_joining)


def _require_few_rejects(reading: Reading, most_pct: float) -> None:
    total = len(reading.launches) + reading.rejected
    if 100 * reading.rejected <= most_pct * total:
        return
    first = [f"line {each.line}: {each.reason}" for each in reading.rejects[:_REASONS_SAID]]
    raise TooManyRejectsError(
        f"{reading.rejected:,} of {total:,} records cannot be read, so the data stay as they are "
        f"(accept_rejects=1 loads the others); the first: {'; '.join(first)}",
        {
            "count": len(reading.launches),
            "rejected": reading.rejected,
            "rejects": [asdict(each) for each in reading.rejects[:_REJECTS_TOLD]],
        },
    )


def plan_load(
    store: LaunchStore, load: Load, now: datetime, require: Expectation = expect_anything
) -> Plan:
    """What the load would do to the data set as it stands; raises what `require` raises."""
    while True:
        before = store.current()
        require(before)
        try:
            return load.plan(store, before, load.reading, now)
        except NotFoundError:
            if store.current() == before:
                raise  # the storage has lost a part of it


def apply_load(
    store: LaunchStore,
    load: Load,
    now: datetime,
    require: Expectation = expect_anything,
    receipt_key: str | None = None,
) -> Plan:
    """Do what the plan says, all or nothing.

    Shape: the report is left at `receipt_key`, in the same step, for who may die before it is told.
    Raises:
        ConflictError: other loads kept coming between.
    """
    for attempt in range(_TRIES):
        plan = plan_load(store, load, now, require)
        try:
            refused = asdict(plan.refused())
            receipt = {receipt_key: orjson.dumps(plan.report)} if receipt_key else {}
            store.replace(
                plan.after, plan.launches, plan.received, refused, plan.before, receipt=receipt
            )
        except ConflictError:
            time.sleep(random.uniform(0, attempt * _PAUSE_S))
            continue
        return plan
    raise ConflictError("other loads kept changing the data set; try again")
