import pytest

from spacelaunch.api.document.contract import Contract, Route, Use, scope_of
from spacelaunch.api.document.parts import Answer
from spacelaunch.domain.api_key import Scope


def route(method, scope=None):
    contract = Contract(uses=(Use("a", "b"),), answers={200: Answer("It is.")}, scope=scope)
    return Route(method, "/things", "list_things", "service", contract)


@pytest.mark.parametrize(
    ("method", "scope"),
    [("GET", Scope.READ), ("HEAD", Scope.READ), ("POST", Scope.WRITE), ("DELETE", Scope.WRITE)],
)
def test_a_method_says_the_scope_of_a_new_route(method, scope):
    assert scope_of(method) is scope


def test_a_contract_may_say_another():
    assert route("POST").scope is Scope.WRITE
    assert route("POST", Scope.READ).scope is Scope.READ
