"""A Redis that has forgotten everything, under an API and a worker that run."""

from datetime import UTC, datetime

from data_sets import load_csv
from spacelaunch.sources.sample import sample_csv
from worker_process import wait_until


def test_an_empty_redis_is_loaded_and_drawn_from_as_ever(loaded, ask, start):
    start()
    before = ask()
    wait_until(lambda: loaded.jobs.get(before.job_id).is_over)
    loaded.jobs._redis.flushall()
    body = "".join(sample_csv(rows=200)).encode()
    load_csv(loaded.launches, body, "sample", datetime.now(UTC))
    after = ask()
    wait_until(lambda: loaded.jobs.get(after.job_id).is_over)
    assert loaded.jobs.get(after.job_id).status == "complete"
    assert loaded.results.part(after.job_id, "png") is not None
    wait_until(lambda: len(loaded.jobs.workers()) == 1)
