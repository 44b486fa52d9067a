from prometheus_client.parser import text_string_to_metric_families

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings


def test_metrics_are_text_that_prometheus_reads(client):
    answer = client.get("/metrics")
    assert answer.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert "# TYPE spacelaunch_http_requests_total counter\n" in answer.text


def test_a_request_is_counted_under_its_route_never_its_path(client):
    client.get("/jobs/no-such-job")
    client.get("/secret")
    text = client.get("/metrics").text
    assert '{method="GET",route="/jobs/<job_id>",status="404"} 1.0' in text
    assert '{method="GET",route="unmatched",status="404"} 1.0' in text
    assert ("no-such-job" in text, "secret" in text) == (False, False)


def test_every_metric_has_a_help_a_type_and_our_name(loaded):
    families = list(text_string_to_metric_families(loaded.get("/metrics").text))
    assert len({family.name for family in families}) == len(families)
    assert [family.name for family in families if not family.name.startswith("spacelaunch_")] == []
    assert [family.name for family in families if family.type == "unknown"] == []
    assert [family.name for family in families if not family.documentation] == []


def test_asking_twice_is_a_miss_and_a_hit(loaded):
    loaded.post("/analyze/timeline")
    loaded.post("/analyze/timeline")
    text = loaded.get("/metrics").text
    assert 'result_cache_requests_total{outcome="miss"} 1.0' in text
    assert 'result_cache_requests_total{outcome="hit"} 1.0' in text


def test_while_redis_is_away_requests_are_still_counted():
    settings = Settings(redis_url="redis://127.0.0.1:1").checked()
    client = create_app(settings).test_client()
    client.get("/healthz")
    answer = client.get("/metrics")
    assert (answer.status_code, "spacelaunch_storage_up 0.0" in answer.text) == (200, True)
    assert '{method="GET",route="/healthz",status="200"} 1.0' in answer.text
    assert "spacelaunch_jobs" not in answer.text
