import pytest

from spacelaunch.api.document.contract import Contract, Route, Use, scope_of
from spacelaunch.api.document.parts import Answer
from spacelaunch.domain.api_key import Scope


def route(method, scope=None, **more):
    contract = Contract("a thing", {200: Answer("It is.")}, scope=scope, **more)
    return Route(method, "/things/<thing_id>", "list_things", "service", contract)


@pytest.mark.parametrize(
    ("method", "scope"),
    [("GET", Scope.READ), ("HEAD", Scope.READ), ("POST", Scope.WRITE), ("DELETE", Scope.WRITE)],
)
def test_a_method_says_the_scope_of_a_new_route(method, scope):
    assert scope_of(method) is scope


def test_a_contract_may_say_another():
    assert route("POST").scope is Scope.WRITE
    assert route("POST", Scope.READ).scope is Scope.READ


@pytest.mark.parametrize(
    ("method", "curl"),
    [
        ("GET", "curl localhost:5000/things/$THING"),
        ("DELETE", "curl -X DELETE localhost:5000/things/$THING"),
    ],
)
def test_method_and_path_say_how_curl_asks(method, curl):
    assert route(method).uses == (Use("a thing", curl),)


def test_a_contract_may_say_more_than_that():
    more = Use("in another way", "curl -d 1 localhost:5000/things/$THING")
    assert route("POST", curl="curl it", also=(more,)).uses == (Use("a thing", "curl it"), more)
