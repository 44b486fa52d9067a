from prometheus_client import generate_latest

from spacelaunch.api.around.request_metrics import RequestMetrics


def page(metrics):
    return generate_latest(metrics.registry()).decode()


def test_requests_are_counted_by_method_route_and_status():
    metrics = RequestMetrics()
    metrics.note("GET", "/data", 200, 0.01)
    metrics.note("GET", "/data", 200, 0.02)
    metrics.note("GET", "/data", 304, 0.02)
    labels = 'method="GET",route="/data",status="200"'
    assert f"spacelaunch_http_requests_total{{{labels}}} 2.0\n" in page(metrics)


def test_a_duration_counts_in_its_bucket():
    metrics = RequestMetrics()
    metrics.note("GET", "/data", 200, 0.02)
    bucket = 'spacelaunch_http_request_duration_seconds_bucket{le="%s",method="GET",route="/data"}'
    assert f"{bucket % '0.01'} 0.0\n" in page(metrics)
    assert f"{bucket % '0.025'} 1.0\n" in page(metrics)


def test_questions_are_hits_or_misses():
    metrics = RequestMetrics()
    metrics.note_asked(is_new=True)
    metrics.note_asked(is_new=False)
    metrics.note_asked(is_new=False)
    assert 'result_cache_requests_total{outcome="hit"} 2.0\n' in page(metrics)
    assert 'result_cache_requests_total{outcome="miss"} 1.0\n' in page(metrics)


def test_processes_that_share_a_folder_with_no_counts_show_none(tmp_path):
    assert page(RequestMetrics(tmp_path)) == ""
