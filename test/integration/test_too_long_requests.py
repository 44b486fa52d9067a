"""What the server itself refuses, before a route is known."""

import pytest

import patient_http
from api_process import RunningApi
from documented import operations
from spacelaunch.config import Settings

ROUTES = sorted({(method, path) for method, path, _ in operations()})


@pytest.fixture(scope="module")
def api(redis_server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    running = RunningApi(Settings(dir=folder, redis_url=redis_server.url).checked(), folder, 1)
    yield running
    running.end()


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=str)
@pytest.mark.parametrize(
    ("query", "header", "status"),
    [("x" * 9_000, "", 414), ("", "x" * 9_000, 431)],
    ids=["a request line", "a header"],
)
def test_what_is_too_long_is_refused(api, method, path, query, header, status):
    answer = patient_http.request(method, f"{api.url}{path}?{query}", headers={"X-Long": header})
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
