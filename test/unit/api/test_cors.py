import pytest

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings

LAB = {"Origin": "https://lab.example"}
ASKS = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}


@pytest.fixture
def shared(fake_stores):
    origins = "https://lab.example, http://localhost:8888"
    settings = Settings(cors_origins=origins, api_keys="required").checked()
    return create_app(settings, fake_stores).test_client()


def test_by_default_no_page_of_another_origin_is_let_in(client):
    answer = client.get("/data", headers=LAB)
    assert [name for name in answer.headers.keys() if name.startswith("Access-Control")] == []  # noqa: SIM118


def test_a_browser_may_ask_beforehand_without_a_key(shared):
    answer = shared.options("/data", headers={**LAB, **ASKS})
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "https://lab.example"
    assert "DELETE" in answer.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://lab.example.evil"])
def test_another_origin_is_not_let_in(shared, origin):
    answer = shared.options("/data", headers={"Origin": origin, **ASKS})
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_a_page_may_read_errors_and_our_headers(shared):
    answer = shared.get("/data", headers=LAB)
    assert answer.status_code == 401
    assert answer.headers["Access-Control-Allow-Origin"] == "https://lab.example"
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


def test_cookies_are_never_allowed(shared):
    assert "Access-Control-Allow-Credentials" not in shared.get("/data", headers=LAB).headers
