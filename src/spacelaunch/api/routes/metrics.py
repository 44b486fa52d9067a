"""`/metrics` for Prometheus: the requests of all server processes, and what is stored."""

from __future__ import annotations

from flask import Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.run_metrics import RunMetrics
from spacelaunch.api.around.stored_metrics import StoredMetrics
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Form
from spacelaunch.domain.api_key import Scope

routes = Routes("metrics", tag="service")


@routes.get(
    "/metrics",
    Contract(
        "counts and times for Prometheus",
        answers={200: Answer("Counts and times.", {"text/plain": Form(str)}, (CACHE_CONTROL,))},
        # They tell nothing of the data, and a scraper has no key.
        scope=Scope.OPEN,
    ),
)
def get_metrics() -> Response:
    """All metrics in Prometheus's text format; those that are stored only while Redis answers."""
    ctx = context()
    stored = CollectorRegistry()
    stored.register(StoredMetrics(ctx.stores, now(), ctx.require_reachable))
    stored.register(RunMetrics(ctx.stores.warehouse))
    body = generate_latest(ctx.metrics.registry()) + generate_latest(stored)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return Response(body, headers=headers, content_type=CONTENT_TYPE_PLAIN_0_0_4)
