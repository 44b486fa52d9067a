"""The metrics of the pipeline's runs, read from the warehouse when somebody asks.

Where there is no warehouse there are none. Called by `metrics`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import NotFoundError, SpacelaunchError
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.ledger.runs import RunEntry, read_runs
from spacelaunch.queries.ledger.sources import last_success

_FIGURES = ("rows_read", "rows_written", "rows_changed", "rows_rejected", "api_calls")

log = logging.getLogger(__name__)


class RunMetrics(Collector):
    """How the last run of each source went, and when one last succeeded."""

    def __init__(self, warehouse: OpenWarehouse) -> None:
        self._warehouse = warehouse

    def collect(self) -> Iterator[Metric]:
        """All of them, of the sources that were read; nothing where the warehouse is away."""
        try:
            found = {name: self._read(name) for name in KNOWN_SOURCES}
        except NotFoundError:  # nobody has a warehouse here
            return
        except SpacelaunchError as exc:
            log.warning("no metrics of runs: %s", exc)
            return
        succeeded = _family("last_success_timestamp_seconds", "When a run last succeeded.")
        ok = _family("last_run_succeeded", "Whether the last run succeeded (1) or not (0).")
        took = _family("last_run_duration_seconds", "Time that the steps of the last run took.")
        did = _family("last_run_figures", "What the last run did.", "figure")
        for source, (run, at) in found.items():
            if run is not None:
                ok.add_metric([source], run.status == "succeeded")
                took.add_metric([source], run.duration_s)
                for figure in _FIGURES:
                    did.add_metric([source, figure], getattr(run, figure))
            if at is not None:
                succeeded.add_metric([source], datetime.fromisoformat(at).timestamp())
        yield from (succeeded, ok, took, did)

    def _read(self, source: str) -> tuple[RunEntry | None, str | None]:
        with self._warehouse(source) as engine:
            runs = read_runs(engine, 1, source)
            return (runs[0] if runs else None), last_success(engine, source)


def _family(name: str, meaning: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"spacelaunch_pipeline_{name}", meaning, labels=["source", *labels])
