"""`/metrics` for Prometheus: the requests of all server processes, and what is stored."""

from __future__ import annotations

from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from spacelaunch.api.around.arguments import only_arguments
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.stored_metrics import StoredMetrics

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def read() -> Response:
    """All metrics in Prometheus's text format; those that are stored only while Redis answers."""
    only_arguments()
    ctx = context()
    stored = CollectorRegistry()
    stored.register(StoredMetrics(ctx.stores, now(), ctx.require_reachable))
    body = generate_latest(ctx.metrics.registry()) + generate_latest(stored)
    headers = {"Cache-Control": "no-store"}
    return Response(body, headers=headers, content_type=CONTENT_TYPE_PLAIN_0_0_4)
