from http import HTTPStatus

import pytest

from spacelaunch.api.app import ROUTES
from spacelaunch.api.around.every_route import HEADERS, refusals
from spacelaunch.domain.api_key import Scope

ROUTE = {route.view: route for route in ROUTES}


@pytest.mark.parametrize("path", ["/help", "/nope", "/data?nonsense=1"])
def test_every_answer_has_the_headers_that_are_told_of_every_answer(client, path):
    # Without a limit, and uncompressed, three of them are not there.
    sometimes = {"RateLimit", "RateLimit-Policy", "Content-Encoding"}
    assert set(HEADERS) - {*client.get(path).headers.keys()} <= sometimes


def test_a_route_that_needs_no_key_refuses_none():
    assert not {401, 403, 429} & refusals(ROUTE["get_health"]).keys()


def test_a_route_that_needs_one_says_so_and_one_that_changes_something_says_more():
    assert {401, 429, 503} <= refusals(ROUTE["list_jobs"]).keys()
    assert 403 not in refusals(ROUTE["list_jobs"])
    assert 403 in refusals(ROUTE["delete_job"])


def test_what_the_server_refuses_is_told_of_every_route():
    assert all({414, 431} <= refusals(route).keys() for route in ROUTES)


def test_a_refusal_says_when_to_come_back_where_some_error_does():
    told = refusals(ROUTE["list_jobs"])
    assert "Retry-After" in told[HTTPStatus.SERVICE_UNAVAILABLE][1].headers
    assert "Retry-After" not in told[HTTPStatus.BAD_REQUEST][1].headers


def test_asking_for_a_chart_is_reading():
    assert {r.view for r in ROUTES if r.scope is Scope.READ and r.method != "GET"} == {
        "analyze",
        "retry_job",
    }
