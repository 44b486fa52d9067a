"""The errands that a worker does, by name: a load, an ingest, another form of a result.

Each gives its report, which is the job's result, or raises. Whatever of it a worker did that was
killed, another does not do twice. Called by `run_job`.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO, TypeVar, cast

import orjson

from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings
from spacelaunch.datasets.load import apply_load, plan_load
from spacelaunch.datasets.load_order import Loaded, LoadOrder, opened, read_load, report_of
from spacelaunch.domain.errand import DRAW, INGESTS, LOAD, DrawOrder, Errand
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.domain.job import Job, Progress, Told
from spacelaunch.errors import NotFoundError, StorageUnavailableError
from spacelaunch.jobs.render import render
from spacelaunch.storage import keys
from spacelaunch.storage.record import read_record

_FETCHED_PCT, _READ_PCT = 10, 70
# Above this an upload lies in a file while it is read.
_IN_MEMORY_BYTES = 16 << 20

OrderT = TypeVar("OrderT")


def errands_of(settings: Settings, stores: Stores) -> Mapping[str, Errand]:
    """All that this worker can do."""
    ingests = dict.fromkeys(INGESTS, partial(_ingest, stores))
    return {LOAD: partial(_load, settings, stores), DRAW: partial(_draw, stores), **ingests}


def _draw(stores: Stores, job: Job, _: Told) -> Mapping[str, object]:
    """Add forms to a result.

    Note: where what it would be drawn of is gone, or is not what its numbers are of, as after
        another review, the result has come to its end a moment early, and who asks is told that
        it has expired.
    """
    order = _order(DrawOrder, job)
    of = replace(stores.jobs.get(order.job_id), forms=order.forms)
    began = time.perf_counter()
    try:
        parts = render(of, stores.launches, lambda _: None, stores.warehouse, stores.results)
        if parts["json"] != stores.results.part(of.job_id, "json"):
            raise NotFoundError(f"the result {of.job_id} is not what would be found now")
    except NotFoundError:
        stores.results.delete(of.job_id)
        return {"job_id": of.job_id, "forms": {}}
    with suppress(StorageUnavailableError):  # a count is no reason to draw again
        stores.render_times.add(DRAW, time.perf_counter() - began)
    drawn = {form: parts[form] for form in order.forms}
    is_there = stores.results.add(of.job_id, drawn)
    sizes = {form: len(part) for form, part in drawn.items()}
    return {"job_id": of.job_id, "forms": sizes if is_there else {}}


def _ingest(stores: Stores, job: Job, told: Told) -> Mapping[str, object]:
    """Run the pipeline; a run that was killed is gone on with by the next (docs/pipeline.md)."""
    return stores.pipeline.ingest(_order(IngestOrder, job), told)


def _load(settings: Settings, stores: Stores, job: Job, told: Told) -> Mapping[str, object]:
    """Load what was sent; where an attempt came to its end and died, only tell what that did.

    Note: to do it again would not be harmless. Somebody else may have loaded meanwhile, and what
        the job expected to find (`If-None-Match`) was true before its own load only.
    """
    receipt = stores.uploads.receipt(job.job_id)
    if receipt is not None:
        return asdict(Loaded(**orjson.loads(receipt)))
    order = _order(LoadOrder, job)
    store = stores.launches
    order.expected.require(store.current())  # before a file is read for nothing
    told(Progress(0, "fetch"))
    with _sent(stores, order, job) as sent, opened(order, sent, settings) as stream:
        told(Progress(_FETCHED_PCT, "read"))
        load = read_load(order, stream, settings)
    rows = len(load.reading.launches) + load.reading.rejected
    told(Progress(_READ_PCT, "load", rows))
    now, require = datetime.now(UTC), order.expected.require
    if order.dry_run:
        plan = plan_load(store, load, now, require)
    else:
        plan = apply_load(store, load, now, require, keys.receipt(job.job_id))
    return asdict(report_of(order, plan))


@contextmanager
def _sent(stores: Stores, order: LoadOrder, job: Job) -> Iterator[BinaryIO]:
    """The upload, from its beginning; nothing where Kaggle's file is meant."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES) as spool:
        if order.form != "kaggle":
            for block in stores.uploads.read(job.job_id):
                spool.write(block)
            spool.seek(0)
        yield cast(BinaryIO, spool)


def _order(kind: type[OrderT], job: Job) -> OrderT:
    """What a job asks for; raises UnreadableRecordError where this program cannot tell."""
    return read_record(kind, keys.job(job.job_id), orjson.dumps(job.params))
