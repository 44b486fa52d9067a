import pytest
from flask import Flask, Response

from spacelaunch.api.around.conditions import ETAG
from spacelaunch.api.around.routes import Routes, current_route, known_routes, register_routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter
from spacelaunch.errors import BadRequestError


def contract(**more):
    return Contract("a thing", **{"answers": {200: Answer("It is.")}, **more})


@pytest.fixture
def app():
    things = Routes("things", tag="service")
    taken = (
        Parameter("query", "limit", int, "How many.", 1),
        Parameter("query", "kind", list[str], "Which.", ["a"]),
        Parameter("header", "X-Odd", str, "Odd.", "1"),
    )

    @things.get("/things", contract(takes=taken))
    def list_things():
        return Response(current_route().view)

    @things.get("/any", contract(takes_others=True))
    def list_any():
        return Response()

    app = Flask("routes", root_path=".")
    register_routes(app, [things])
    app.config["TESTING"] = True
    return app


def test_a_request_knows_its_route(app):
    assert app.test_client().get("/things").text == "list_things"
    with app.app_context():
        assert [*known_routes()] == ["things.list_things", "things.list_any"]


@pytest.mark.parametrize("query", ["limit=1&kind=a&kind=b", ""])
def test_a_parameter_that_the_contract_names_is_let_through(app, query):
    assert app.test_client().get(f"/things?{query}").status_code == 200


@pytest.mark.parametrize("query", ["limt=1", "limit=1&limit=2", "X-Odd=1"])
def test_another_one_never_reaches_the_view(app, query):
    with pytest.raises(BadRequestError):
        app.test_client().get(f"/things?{query}")


def test_a_view_may_look_at_the_others_itself(app):
    assert app.test_client().get("/any?whatever=1").status_code == 200


def test_a_path_without_a_route_has_none(app):
    with app.test_request_context("/nothing"):
        assert current_route() is None


@pytest.mark.parametrize(("method", "statuses"), [("get", [200, 304]), ("post", [200])])
def test_a_tagged_answer_can_be_asked_about_where_it_is_read(method, statuses):
    things = Routes("things", tag="service")
    told = contract(answers={200: Answer("It is.", headers=(ETAG,))})
    getattr(things, method)("/things", told)(Response)
    (route,) = things.by_endpoint.values()
    assert [*route.contract.answers] == statuses
    assert len(route.contract.takes) == len(statuses) - 1
