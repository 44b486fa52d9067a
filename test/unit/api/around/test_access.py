import pytest

from factories import NOW
from spacelaunch.api.app import create_app
from spacelaunch.api.around.access import scope_of
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope

OPEN = {"/", "/help", "/openapi.json", "/docs", "/docs/<asset>", "/healthz", "/metrics", "/readyz"}
READING = ("GET", "HEAD")


@pytest.fixture
def guarded(fake_stores):
    return create_app(Settings(api_keys="required").checked(), fake_stores).test_client()


@pytest.fixture
def bearer(fake_stores):
    def made(scope):
        text, _ = fake_stores.keys.create("somebody", scope, NOW)
        return {"Authorization": f"Bearer {text}"}

    return made


def test_every_route_needs_a_key_but_usage_and_health(client):
    scopes = {
        (method, rule.rule): scope_of(method, rule.rule)
        for rule in client.application.url_map.iter_rules()
        for method in rule.methods - {"OPTIONS"}
    }
    assert {path for (_, path), scope in scopes.items() if scope is Scope.OPEN} == OPEN
    changing = {rule for rule, s in scopes.items() if s is Scope.READ and rule[0] not in READING}
    assert changing == {("POST", "/analyze/<name>"), ("POST", "/jobs/<job_id>/retry")}


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/metrics", Scope.OPEN),
        ("GET", "/docs/<path:name>", Scope.OPEN),
        ("HEAD", "/data", Scope.READ),
        ("GET", "/analyze", Scope.READ),
        ("POST", "/analyze/<name>", Scope.READ),
        ("POST", "/jobs/<id>/retry", Scope.READ),
        ("POST", "/jobs/<id>/cancel", Scope.WRITE),
        ("OPTIONS", "/data", Scope.OPEN),
        ("DELETE", "/jobs/<job_id>", Scope.WRITE),
        ("GET", "/keys", Scope.ADMIN),
        ("POST", "/operations/<name>", Scope.ADMIN),
    ],
)
def test_method_and_path_say_the_scope(method, path, scope):
    assert scope_of(method, path) is scope


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
