"""The Flask application: stores, routes, errors. Called by the server and by tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from spacelaunch.api.around.access import register_access, register_callers
from spacelaunch.api.around.body import register_body_limits
from spacelaunch.api.around.compression import register_compression
from spacelaunch.api.around.context import Context
from spacelaunch.api.around.error_pictures import register_shown_errors
from spacelaunch.api.around.errors import register_errors
from spacelaunch.api.around.headers import register_headers
from spacelaunch.api.around.hosts import register_hosts
from spacelaunch.api.around.limits import register_limits
from spacelaunch.api.around.load_turn import LoadTurn
from spacelaunch.api.around.origins import register_origins
from spacelaunch.api.around.own_address import register_prefix
from spacelaunch.api.around.query_string import register_query_string
from spacelaunch.api.around.request_log import register_request_log
from spacelaunch.api.around.request_metrics import RequestMetrics
from spacelaunch.api.around.routes import register_routes
from spacelaunch.api.around.seats import Seats
from spacelaunch.api.document.contract import Route
from spacelaunch.api.routes import (
    analyze,
    calendar,
    changes_feed,
    chart_page,
    charts,
    data,
    docs,
    events,
    health,
    help,
    history,
    home,
    ingest,
    ingest_plan,
    jobs,
    launches,
    launchpads,
    load,
    metrics,
    provenance,
    quarantine,
    queries,
    reconcile,
    result_list,
    results,
    review,
    runs,
    satellites,
    sources,
    trend,
    warehouse_launch,
)
from spacelaunch.api.served.repeated_requests import RepeatedRequests, can_repeat
from spacelaunch.api.served.version import register_served_data
from spacelaunch.bootstrap import Stores, open_stores, require_reachable
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import NO_PIPELINE, Pipeline
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.warehouse import no_warehouse

# In the order of the guide.
_MODULES = (
    *(home, help, docs, load, launches, data),
    *(charts, chart_page, analyze, jobs, events, result_list, results, provenance),
    *(reconcile, review, ingest, ingest_plan, queries, runs, trend, quarantine, sources),
    *(warehouse_launch, history, calendar, changes_feed, launchpads, satellites),
    *(health, metrics),
)
ROUTES: tuple[Route, ...] = tuple(
    route for module in _MODULES for route in module.routes.by_endpoint.values()
)


class Application(Flask):
    """Flask's, whose views and hooks are plain functions."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Itself; Flask would look at each call of each whether it is a coroutine."""
        return func


def create_app(  # noqa: PLR0913  # what a server's processes share, each by its name
    settings: Settings,
    stores: Stores | None = None,
    *,
    shared_metrics: Path | None = None,
    leaving: Event | None = None,
    stopping: Event | None = None,
    warehouse: OpenWarehouse = no_warehouse,
    pipeline: Pipeline = NO_PIPELINE,
) -> Flask:
    """The HTTP door; a test hands in its stores, a server what its processes share."""
    app = Application("spacelaunch", static_folder=None, template_folder="api/templates")
    app.url_map.strict_slashes = False
    request_metrics = RequestMetrics(shared_metrics)
    seats = Seats(settings.api_threads)
    ctx = Context(
        settings,
        stores or open_stores(settings, warehouse=warehouse, pipeline=pipeline),
        seats,
        load_turn=LoadTurn(seats),
        download_turn=LoadTurn(seats),
        metrics=request_metrics,
        require_reachable=partial(require_reachable, settings) if stores is None else lambda: None,
        leaving=leaving or Event(),
        stopping=stopping or Event(),
    )
    app.extensions["spacelaunch"] = ctx
    register_request_log(app, request_metrics)
    data = register_served_data(app)
    if can_repeat(settings):
        # Flask documents this very assignment as the place for such a wrapper.
        app.wsgi_app = RepeatedRequests(app.wsgi_app, ctx, data)  # type: ignore[method-assign]
    _guard(app, ctx)
    register_routes(app, [module.routes for module in _MODULES])
    register_errors(app)
    register_compression(app)
    register_shown_errors(app)
    return app


def _guard(app: Flask, ctx: Context) -> None:
    """What stands before every route, in the order in which a request meets it."""
    if proxies := ctx.settings.trusted_proxies:
        believed = {"x_for": proxies, "x_proto": proxies, "x_host": 0, "x_prefix": proxies}
        app.wsgi_app = ProxyFix(app.wsgi_app, **believed)  # type: ignore[method-assign]
    register_headers(app)
    register_prefix(app)
    register_hosts(app)
    register_origins(app, ctx.settings, ROUTES)
    register_callers(app)
    register_limits(app, ctx)
    register_access(app)
    register_query_string(app)
    register_body_limits(app)
