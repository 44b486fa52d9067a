"""Routes that say of themselves what they do: the decorator beside a view, and the route at work.

    jobs = Routes("jobs", tag="jobs")

    @jobs.get("/jobs/<job_id>", Contract(uses=..., takes=..., answers=..., refuses=...))
    def get_job(job_id: str) -> Response: ...

A query parameter that a contract does not name is refused before the view is asked, so none can be
taken and not be told. Used by the modules of `api/routes`, and registered by `app`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast, get_origin

from flask import Blueprint, Flask, Response, current_app, request

from spacelaunch.api.around.arguments import only_arguments
from spacelaunch.api.around.conditions import with_conditions
from spacelaunch.api.document.contract import Contract, Method, Route, Tag

View = Callable[..., Response]

_AT = "spacelaunch.routes"


class Routes:
    """The routes of one module."""

    def __init__(self, name: str, tag: Tag) -> None:
        self.blueprint = Blueprint(name, __name__)
        self.by_endpoint: dict[str, Route] = {}
        self._tag = tag

    def get(self, path: str, contract: Contract) -> Callable[[View], View]:
        """The view reads."""
        return self._at("GET", path, with_conditions(contract))

    def post(self, path: str, contract: Contract) -> Callable[[View], View]:
        """The view does something."""
        return self._at("POST", path, contract)

    def delete(self, path: str, contract: Contract) -> Callable[[View], View]:
        """The view takes something away."""
        return self._at("DELETE", path, contract)

    def _at(self, method: Method, path: str, contract: Contract) -> Callable[[View], View]:
        def told(view: View) -> View:
            name = view.__name__
            checked = view if contract.takes_others else _without_others(view, contract)
            self.blueprint.add_url_rule(path, name, checked, methods=[method])
            route = Route(method, path, name, self._tag, contract)
            self.by_endpoint[f"{self.blueprint.name}.{name}"] = route
            return view

        return told


def register_routes(app: Flask, modules: Iterable[Routes]) -> None:
    """Have the application answer by these routes."""
    app.extensions[_AT] = {}
    for routes in modules:
        app.register_blueprint(routes.blueprint)
        app.extensions[_AT].update(routes.by_endpoint)


def current_route() -> Route | None:
    """The route of the request at work; None where there is none at its path."""
    return known_routes().get(request.endpoint or "")


def known_routes() -> dict[str, Route]:
    """All routes of the application at work, by Flask's names for them."""
    return cast("dict[str, Route]", current_app.extensions[_AT])


def _without_others(view: View, contract: Contract) -> View:
    query = [each for each in contract.takes if each.place == "query"]
    several = [each.name for each in query if get_origin(each.kind) is list]
    once = [each.name for each in query if each.name not in several]

    @wraps(view)
    def checked(**values: Any) -> Response:
        only_arguments(*once, several=several)
        return view(**values)

    return checked
