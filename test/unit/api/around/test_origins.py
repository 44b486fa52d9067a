"""What web pages of other origins may do."""

import pytest

from factories import make_record
from spacelaunch.api.app import create_app
from spacelaunch.config import Settings

LAB = {"Origin": "https://lab.example"}
ASKS = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}


@pytest.fixture
def shared(fake_stores):
    origins = "https://lab.example, http://localhost:8888"
    settings = Settings(cors_origins=origins, api_keys="required").checked()
    return create_app(settings, fake_stores).test_client()


@pytest.fixture
def named(fake_stores):
    return create_app(
        Settings(cors_origins="https://lab.example").checked(), fake_stores
    ).test_client()


def test_by_default_no_page_of_another_origin_is_let_in(client):
    answer = client.get("/data", headers=LAB)
    assert [name for name in answer.headers.keys() if name.startswith("Access-Control")] == []  # noqa: SIM118


def test_a_browser_may_ask_beforehand_without_a_key(shared):
    answer = shared.options("/data", headers={**LAB, **ASKS})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "https://lab.example"
    assert "DELETE" in answer.headers["Access-Control-Allow-Methods"]
    assert "authorization" in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers["Access-Control-Max-Age"] == "600"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://lab.example.evil"])
def test_another_origin_is_not_let_in(shared, named, origin):
    for client in (shared, named):
        answer = client.options("/data", headers={"Origin": origin, **ASKS})
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Origin" in answer.headers["Vary"]


def test_a_page_may_read_errors_and_our_headers(shared):
    answer = shared.get("/data", headers=LAB)
    assert answer.status_code == 401
    assert answer.headers["Access-Control-Allow-Origin"] == "https://lab.example"
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


def test_cookies_are_never_allowed(shared):
    assert "Access-Control-Allow-Credentials" not in shared.get("/data", headers=LAB).headers


def test_what_asks_from_nowhere_is_told_of_no_origin(named):
    answer = named.get("/data")
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


FOREIGN = [
    pytest.param({"Origin": "https://evil.example"}, id="another origin"),
    pytest.param({"Origin": "null"}, id="a page from a file or a frame"),
    pytest.param({"Origin": "http://localhost:8888"}, id="another port of this machine"),
    pytest.param({"Origin": "http://localhost.evil.example"}, id="a name that begins like ours"),
    pytest.param({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, id="both"),
    pytest.param({"Sec-Fetch-Site": "cross-site"}, id="another site"),
    pytest.param({"Sec-Fetch-Site": "same-site"}, id="another host of the site"),
]
CHANGING = [
    ("POST", "/data"),
    ("DELETE", "/data"),
    ("POST", "/analyze/timeline"),
    ("POST", "/jobs/x/cancel"),
    ("POST", "/jobs/x/retry"),
    ("DELETE", "/jobs/x"),
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize(("method", "path"), CHANGING)
def test_a_foreign_page_may_change_nothing(loaded, method, path, headers):
    answer = loaded.open(path, method=method, headers=headers)
    assert (answer.status_code, answer.mimetype) == (403, "application/problem+json")
    assert answer.get_json()["type"] == "urn:spacelaunch:foreign-page"
    assert "SPACELAUNCH_CORS_ORIGINS" in answer.get_json()["detail"]
    assert len(loaded.get("/data").get_json()) == 2


def test_every_route_that_changes_something_is_guarded(client):
    rules = client.application.url_map.iter_rules()
    unsafe = {
        (m, rule.rule) for rule in rules for m in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}
    }
    assert {method: path.split("/")[1] for method, path in unsafe}.keys() == {"POST", "DELETE"}
    codes = [
        client.open(path.replace("<", "").replace(">", ""), method=method, headers=LAB).status_code
        for method, path in unsafe
    ]
    assert codes == [403] * len(unsafe)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="curl"),
        pytest.param({"Sec-Fetch-Site": "none"}, id="typed by a person"),
        pytest.param(
            {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, id="our page"
        ),
        pytest.param({"Origin": "http://LOCALHOST"}, id="our page in an older browser"),
        pytest.param({"Origin": "https://localhost"}, id="our page behind a proxy with TLS"),
        pytest.param(
            {"Origin": "https://launches.example", "Sec-Fetch-Site": "same-origin"},
            id="our page behind a proxy that asks by another name",
        ),
    ],
)
def test_our_own_pages_and_programs_may(client, headers):
    assert client.post("/data", json=[make_record()], headers=headers).status_code == 201


@pytest.mark.parametrize("host", ["", "my_server:5000"], ids=["no host", "a host that Flask drops"])
@pytest.mark.parametrize("origin", ["null", "", "http://", "http://[", "my_server:5000"])
def test_what_is_no_origin_is_never_our_own(fake_stores, host, origin):
    client = create_app(Settings(bind="0.0.0.0").checked(), fake_stores).test_client()
    headers = {"Host": host, "Origin": origin}
    assert client.delete("/data", headers=headers).status_code == 403


@pytest.mark.parametrize("site", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_page_that_the_settings_name_may(named, site):
    answer = named.post("/data", json=[make_record()], headers={**LAB, **site})
    assert answer.status_code == 201
    assert answer.headers["Access-Control-Allow-Origin"] == "https://lab.example"


def test_a_page_that_looks_like_a_named_one_may_not(named):
    looks = {"Origin": "https://labxexample"}
    assert named.post("/data", json=[make_record()], headers=looks).status_code == 403


@pytest.mark.parametrize("headers", FOREIGN)
def test_reading_is_a_matter_of_cors(loaded, headers):
    assert loaded.get("/data", headers=headers).status_code == 200
