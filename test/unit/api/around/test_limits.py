import pytest
from fakeredis import FakeRedis, FakeServer

from factories import NOW
from spacelaunch.api.app import create_app
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope
from spacelaunch.storage.key_store import KeyStore


@pytest.fixture
def limited(fake_stores):
    """Two readings and one writing an hour."""
    settings = Settings(rate_limit_read="2/hour", rate_limit_write="1/hour", trusted_proxies=1)
    return create_app(settings.checked(), fake_stores).test_client()


def asked(client, count, path="/jobs", **given):
    return [client.get(path, **given).status_code for _ in range(count)]


def test_what_is_too_much_is_refused_and_told_when_to_come_back(limited):
    assert asked(limited, 2) == [200, 200]
    answer = limited.get("/data")
    assert (answer.status_code, answer.mimetype) == (429, "application/problem+json")
    assert 3590 <= int(answer.headers["Retry-After"]) <= 3600
    assert "2 per 1 hour" in answer.get_json()["detail"]


def test_every_answer_says_where_the_caller_stands(limited):
    headers = limited.get("/jobs").headers
    assert headers["RateLimit-Policy"] == '"read";q=2;w=3600'
    assert headers["RateLimit"].startswith('"read";r=1;t=3')


def test_reading_and_writing_are_counted_apart(limited):
    asked(limited, 3)
    answers = [limited.delete("/data") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[0].headers["RateLimit"].startswith('"write";r=0;')


def test_health_and_usage_are_never_limited(limited):
    asked(limited, 3)
    assert asked(limited, 3, "/healthz") == [200, 200, 200]
    assert asked(limited, 3, "/help") == [200, 200, 200]


def test_addresses_are_counted_apart_as_our_proxy_tells_them(limited):
    asked(limited, 3, headers={"X-Forwarded-For": "192.0.2.1"})
    assert asked(limited, 1, headers={"X-Forwarded-For": "192.0.2.2"}) == [200]
    assert asked(limited, 1, headers={"X-Forwarded-For": "192.0.2.9, 192.0.2.1"}) == [429]


def test_without_a_proxy_of_ours_nobody_chooses_their_address(fake_stores):
    settings = Settings(rate_limit_read="1/hour").checked()
    client = create_app(settings, fake_stores).test_client()
    asked(client, 1, headers={"X-Forwarded-For": "192.0.2.1"})
    assert asked(client, 1, headers={"X-Forwarded-For": "192.0.2.2"}) == [429]


def test_keys_are_counted_apart(fake_stores):
    settings = Settings(rate_limit_read="1/hour", api_keys="required").checked()
    client = create_app(settings, fake_stores).test_client()
    texts = [fake_stores.keys.create(name, Scope.READ, NOW)[0] for name in ("alice", "bob")]
    alice, bob = ({"Authorization": f"Bearer {text}"} for text in texts)
    assert asked(client, 2, headers=alice) == [200, 429]
    assert asked(client, 1, headers=bob) == [200]


def test_processes_count_together(fake_stores):
    settings = Settings(rate_limit_read="1/hour").checked()
    one, other = (create_app(settings, fake_stores).test_client() for _ in range(2))
    assert (asked(one, 1), asked(other, 1)) == ([200], [429])


def test_without_redis_requests_pass_uncounted_and_one_line_says_so(
    fake_stores, monkeypatch, caplog
):
    away = FakeServer()
    away.connected = False
    settings = Settings(rate_limit_read="1/hour").checked()
    monkeypatch.setattr(
        "spacelaunch.storage.key_store.KeyStore.connection_pool",
        KeyStore(FakeRedis(server=away), given=()).connection_pool,
    )
    assert asked(create_app(settings, fake_stores).test_client(), 3) == [200, 200, 200]
    [said] = [record for record in caplog.records if record.name == "flask-limiter"]
    assert said.exc_info is None


def test_without_a_limit_nothing_is_said(client):
    assert "RateLimit" not in client.get("/jobs").headers


def test_wrong_keys_cannot_be_tried_for_ever_and_cost_no_one_else(fake_stores):
    settings = Settings(rate_limit_read="2/hour", api_keys="required").checked()
    client = create_app(settings, fake_stores).test_client()
    text, _ = fake_stores.keys.create("alice", Scope.READ, NOW)
    wrong = [asked(client, 1, headers={"Authorization": f"Bearer {n}"})[0] for n in range(3)]
    assert wrong == [401, 401, 429]
    assert asked(client, 1) == [429]
    assert asked(client, 1, headers={"Authorization": f"Bearer {text}"}) == [200]


def test_a_scrape_counts_as_reading(limited):
    assert asked(limited, 3, "/metrics") == [200, 200, 429]
