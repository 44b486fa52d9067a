"""What is counted of requests, and summed over all server processes.

The counts lie in files that the processes share (`server` makes the folder); one process alone,
as in a test, keeps them in memory.
"""

from __future__ import annotations

from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

LIMITS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class RequestMetrics:
    """What one process counts of its requests."""

    def __init__(self, shared: Path | None = None) -> None:
        self._shared = shared
        self._own = CollectorRegistry()
        self._requests = Counter(
            "spacelaunch_http_requests_total",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self._own,
        )
        self._durations = Histogram(
            "spacelaunch_http_request_duration_seconds",
            "Time from a request to the end of its answer.",
            ["method", "route"],
            registry=self._own,
            buckets=LIMITS_S,
        )
        self._asked = Counter(
            "spacelaunch_result_cache_requests_total",
            "Analyses asked for: hit, a job or result was there, or miss, one was made.",
            ["outcome"],
            registry=self._own,
        )

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(method, route, str(status)).inc()
        self._durations.labels(method, route).observe(seconds)

    def note_asked(self, is_new: bool) -> None:
        """Count one question, and whether it had been asked before."""
        self._asked.labels("miss" if is_new else "hit").inc()

    def registry(self) -> CollectorRegistry:
        """The counts of all processes."""
        if self._shared is None:
            return self._own
        everyone = CollectorRegistry()
        MultiProcessCollector(everyone, str(self._shared))  # type: ignore[no-untyped-call]  # has no types
        return everyone
