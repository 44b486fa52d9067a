import pytest

from factories import NOW
from spacelaunch.api.app import ROUTES, create_app
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope

OPEN = {"/", "/help", "/openapi.json", "/docs", "/docs/<asset>", "/healthz", "/metrics", "/readyz"}


@pytest.fixture
def guarded(fake_stores):
    return create_app(Settings(api_keys="required").checked(), fake_stores).test_client()


@pytest.fixture
def bearer(fake_stores):
    def made(scope):
        text, _ = fake_stores.keys.create("somebody", scope, NOW)
        return {"Authorization": f"Bearer {text}"}

    return made


def test_every_route_needs_a_key_but_usage_and_health():
    assert {route.path for route in ROUTES if route.scope is Scope.OPEN} == OPEN


def test_what_only_reads_needs_a_key_that_reads_and_so_does_asking_for_a_chart():
    reading = {(route.method, route.path) for route in ROUTES if route.scope is Scope.READ}
    assert {(method, path) for method, path in reading if method != "GET"} == {
        ("POST", "/analyze/<name>"),
        ("POST", "/jobs/<job_id>/retry"),
    }
    assert {r.method for r in ROUTES if r.scope is Scope.WRITE} == {"POST", "DELETE"}


def test_head_needs_what_get_needs_and_a_browser_asks_without_a_key(guarded, bearer):
    assert guarded.head("/data").status_code == 401
    assert guarded.head("/data", headers=bearer(Scope.READ)).status_code == 200
    assert guarded.options("/data").status_code == 200


def test_an_open_route_says_to_everybody_which_methods_it_takes(guarded):
    assert guarded.post("/healthz").status_code == 405


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic YTpi", "wrong"])
def test_without_a_valid_key_nothing_is_told_but_how_to_be_let_in(guarded, header):
    answer = guarded.get("/data", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="spacelaunch"'


def test_a_path_that_does_not_exist_needs_a_key_too(guarded, bearer):
    assert guarded.get("/nope").status_code == 401
    assert guarded.get("/nope", headers=bearer(Scope.READ)).status_code == 404


def test_a_key_that_reads_may_not_write(guarded, bearer):
    answer = guarded.delete("/data", headers=bearer(Scope.READ))
    assert (answer.status_code, "insufficient_scope" in answer.headers["WWW-Authenticate"]) == (
        403,
        True,
    )
    assert "needs a key with the scope write" in answer.get_json()["detail"]


def test_each_scope_opens_what_it_should(guarded, bearer):
    assert guarded.get("/data", headers=bearer(Scope.READ)).status_code == 200
    assert guarded.delete("/data", headers=bearer(Scope.WRITE)).status_code == 200
    assert guarded.get("/analyze", headers=bearer(Scope.ADMIN)).status_code == 200


def test_a_result_given_to_a_key_is_not_for_shared_caches(guarded, client, done, bearer):
    public = client.get(f"/results/{done}").headers["Cache-Control"]
    private = guarded.get(f"/results/{done}", headers=bearer(Scope.READ)).headers["Cache-Control"]
    assert ("public" in public, "public" in private, "private" in private) == (True, False, True)


def test_without_the_setting_everybody_may_do_everything(client):
    assert client.delete("/data").status_code == 200
