"""The metrics that are read from the stores when somebody asks: queue, jobs, drawings, data.

Every API process tells the same of them. Called by `metrics`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from spacelaunch import __version__
from spacelaunch.bootstrap import Stores
from spacelaunch.errors import (
    StorageReadOnlyError,
    StorageUnavailableError,
    UnreadableRecordError,
)

log = logging.getLogger(__name__)


class StoredMetrics(Collector):
    """What the stores hold at one moment."""

    def __init__(
        self, stores: Stores, now: datetime, require_reachable: Callable[[], None]
    ) -> None:
        self._stores = stores
        self._now = now
        self._require_reachable = require_reachable

    def collect(self) -> Iterator[Metric]:
        """All of them, or only the word that the storage is away."""
        build = GaugeMetricFamily("spacelaunch_build_info", "The program.", labels=["version"])
        build.add_metric([__version__], 1)
        yield build
        stored: list[Metric] = []
        try:
            stored = [self._writable(), *self._work(), *self._data(), self._drawings()]
        except StorageUnavailableError as exc:
            log.warning("no stored metrics: %s", exc)
        yield _gauge("storage_up", "Whether Redis answers (1) or not (0).", bool(stored))
        yield from stored

    def _writable(self) -> Metric:
        try:
            self._require_reachable()
        except StorageReadOnlyError:
            writable = False
        else:
            writable = True
        return _gauge("storage_writable", "Whether Redis can write (1), or only be read.", writable)

    def _work(self) -> Iterator[Metric]:
        jobs = self._stores.jobs
        due_at = jobs.first_due_at()
        waited_s = (jobs.now() - due_at).total_seconds() if due_at else 0
        by_status = GaugeMetricFamily(
            "spacelaunch_jobs", "Jobs that are remembered, by status.", labels=["status"]
        )
        for status, count in jobs.count_by_status().items():
            by_status.add_metric([status], count)
        yield by_status
        yield _gauge("queue_length_jobs", "Job ids in the queue.", self._stores.queue.length())
        yield CounterMetricFamily(
            "spacelaunch_queue_dropped",
            "Entries of the queue that no worker could read.",
            value=jobs.dropped_count(),
        )
        yield _gauge(
            "oldest_queued_job_age_seconds",
            "How long the queued job that waits longest could have run; 0 where none waits.",
            max(waited_s, 0),
        )
        yield _gauge("workers", "Workers that are alive.", len(jobs.workers()))

    def _data(self) -> Iterator[Metric]:
        try:
            data_set = self._stores.launches.current()
        except UnreadableRecordError as exc:  # Redis is up, and the rest as true as ever
            log.warning("no metrics of the data: %s", exc)
            return
        count = data_set.launch_count if data_set else 0
        yield _gauge("data_launches", "Launches that are loaded.", count)
        if data_set:
            age_s = (self._now - data_set.loaded_at).total_seconds()
            yield _gauge("data_age_seconds", "Time since the data were loaded.", max(age_s, 0))

    def _drawings(self) -> Metric:
        family = HistogramMetricFamily(
            "spacelaunch_render_duration_seconds",
            "Time that a worker took to answer a job, from reading the launches to the last chart.",
            labels=["analysis"],
        )
        for analysis, timing in self._stores.render_times.read().items():
            family.add_metric([analysis], list(timing.buckets), timing.sum_s)
        return family


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(f"spacelaunch_{name}", meaning, value=value)
