"""What becomes of a job when something dies: real workers, a real Redis, real signals."""

import signal
import time
from dataclasses import replace

import pytest

from spacelaunch.bootstrap import open_stores
from spacelaunch.config import Settings
from spacelaunch.domain.job import JobStatus
from spacelaunch.worker.heartbeat import SILENT_AFTER_S, require_heartbeat
from worker_process import WorkerProcess, result_of, wait_until

# The promise is 15 s where nothing else runs; here other tests do.
PROMISED_S = 45


@pytest.fixture
def lease_s():
    """Shorter than usual: what most of these tests prove does not depend on it."""
    return 3


@pytest.fixture
def settings(settings, lease_s):
    return replace(settings, job_lease_s=lease_s)


def status(stores, job):
    return stores.jobs.get(job.job_id).status


def in_progress(stores, job):
    return lambda: status(stores, job) is JobStatus.IN_PROGRESS


def over(stores, job):
    return lambda: stores.jobs.get(job.job_id).is_over


def test_a_job_is_drawn(loaded, ask, start):
    start()
    job = ask()
    wait_until(over(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)
    assert loaded.results.part(job.job_id, "png").startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("lease_s", [Settings().job_lease_s], ids=["with the default lease"])
def test_the_job_of_a_killed_worker_is_run_again_by_another(loaded, ask, start, gate):
    victim = start(WorkerProcess.gated, gate)
    job = ask()
    wait_until(in_progress(loaded, job))
    start()
    wait_until(lambda: len(loaded.jobs.workers()) == 2)
    victim.signal_all(signal.SIGKILL)
    assert wait_until(over(loaded, job)) < PROMISED_S
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 2)


def test_the_job_of_a_killed_work_horse_is_run_again(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    wait_until(in_progress(loaded, job))
    worker.signal_all(signal.SIGSTOP)  # so that it cannot finish before it is killed
    gate.unlink()
    worker.kill_horse()
    worker.process.send_signal(signal.SIGCONT)
    assert wait_until(over(loaded, job)) < PROMISED_S
    assert result_of(loaded.jobs.get(job.job_id))[0] == "complete"


@pytest.mark.parametrize("lease_s", [Settings().job_lease_s], ids=["with the default lease"])
def test_one_work_horse_draws_many_and_another_the_same_when_it_is_killed(loaded, ask, start):
    worker = start()

    def drawn(**given):
        job = ask(**given)
        wait_until(over(loaded, job))
        parts = [loaded.results.part(job.job_id, form) for form in ("png", "svg", "txt", "json")]
        loaded.jobs.forget(job.job_id)
        loaded.results._redis.flushdb()  # or it would be drawn of what was asked before
        assert all(parts)
        return parts

    fresh, horses = drawn(), worker.horses()
    drawn(theme="dark", size="4x5", country="USA")
    assert (drawn(), worker.horses()) == (fresh, horses)
    worker.kill_horse()  # which waits for a job
    assert drawn() == fresh
    assert len(worker.horses()) == len(horses) == 1
    assert worker.horses() != horses


def test_a_job_that_kills_every_work_horse_fails_with_the_reason(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    for attempt in (1, 2, 3):
        wait_until(lambda n=attempt: result_of(loaded.jobs.get(job.job_id)) == ("in progress", n))
        worker.kill_horse()
    wait_until(over(loaded, job))
    failed = loaded.jobs.get(job.job_id)
    assert result_of(failed) == ("failed", 3)
    assert failed.error == "the process that was at it was killed (gave up after 3 attempts)"


def test_an_orphaned_work_horse_finishes_its_job(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    wait_until(in_progress(loaded, job))
    start()
    worker.process.kill()
    worker.process.wait()
    gate.unlink()
    wait_until(over(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)


def test_a_worker_that_wakes_up_too_late_changes_nothing(loaded, ask, start, gate):
    sleeper = start(WorkerProcess.gated, gate)
    job = ask()
    wait_until(in_progress(loaded, job))
    start()
    sleeper.signal_all(signal.SIGSTOP)
    wait_until(over(loaded, job))
    settled = loaded.jobs.get(job.job_id)
    gate.unlink()
    sleeper.signal_all(signal.SIGCONT)
    wait_until(lambda: not sleeper.horses())
    assert result_of(settled) == ("complete", 2)
    assert loaded.jobs.get(job.job_id) == settled


def test_sigterm_finishes_the_job_at_hand_and_stops(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    wait_until(in_progress(loaded, job))
    worker.process.terminate()
    gate.unlink()
    assert worker.process.wait(60) == 0
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)
    assert loaded.jobs.workers() == []


@pytest.mark.parametrize("hearing", [(), ("deaf",)], ids=["interrupted", "killed from outside"])
def test_a_drawing_that_takes_too_long_fails(settings, loaded, ask, start, gate, hearing):
    start(WorkerProcess.gated, gate, *hearing)
    job = ask(queue=open_stores(replace(settings, job_timeout_s=1)).queue)
    wait_until(over(loaded, job))
    failed = loaded.jobs.get(job.job_id)
    assert result_of(failed) == ("failed", 1)
    assert failed.error == "it took longer than the time limit"


def test_a_job_that_the_queue_lost_is_called_again(settings, loaded, ask, start):
    job = ask()
    loaded.queue.rq.connection.flushdb()
    start()
    assert wait_until(over(loaded, job)) < PROMISED_S
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)


def test_a_worker_is_seen_alive_while_redis_hangs(redis_server, settings, loaded, start):
    start()
    wait_until(lambda: loaded.jobs.workers() != [])
    with redis_server.hanging():
        time.sleep(SILENT_AFTER_S + 2)
        require_heartbeat(settings.dir)


def test_a_payload_that_names_another_function_is_not_run(loaded, ask, start, tmp_path):
    proof = tmp_path / "proof"
    loaded.queue.rq.enqueue("os.system", f"touch {proof}", job_id="evil-1")
    start()
    job = ask()  # queued behind it, so the other has been looked at when this is over
    wait_until(over(loaded, job))
    assert not proof.exists()


def test_what_nobody_can_read_in_the_queue_ends_no_worker(loaded, ask, start):
    redis, queue = loaded.queue.rq.connection, loaded.queue.rq.key
    redis.set("rq:job:evil-1", "no payload")
    redis.hset("rq:job:evil-2", mapping={"data": "[]", "created_at": "yesterday"})
    redis.hset("rq:job:evil-3", mapping={"data": '["f",null,["timeline-1"],{}]', "timeout": "x"})
    redis.rpush(queue, "evil-1", "evil-2", "evil-3", b"\xff\xfe", "a b")
    worker = start()
    job = ask()  # queued behind them
    wait_until(over(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)
    assert not worker.has_ended()
    assert loaded.jobs.dropped_count() == 5


def test_of_a_job_that_is_done_nothing_stays_in_the_queues_keeping(loaded, ask, start):
    redis, queue = loaded.queue.rq.connection, loaded.queue.rq
    start()
    for dpi in (60, 61):
        wait_until(over(loaded, ask(dpi=dpi)))
    lists = (queue.key, queue.intermediate_queue_key, queue.started_job_registry.key)

    def left():
        return [*redis.keys("rq:job:*"), *redis.keys("rq:execution*"), *filter(redis.exists, lists)]

    wait_until(lambda: left() == [])
    (worker,) = redis.keys("rq:worker:*")
    assert redis.hget(worker, "successful_job_count") == b"2"
    assert redis.hget(worker, "current_job") is None


def test_jobs_survive_a_crash_of_redis(redis_server, loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    jobs = [ask(dpi=dpi) for dpi in (60, 61, 62)]
    wait_until(in_progress(loaded, jobs[0]))
    wait_until(lambda: loaded.jobs.workers() != [])
    redis_server.flush_to_disk()
    redis_server.stop(signal.SIGKILL)
    redis_server.start()
    worker.end()
    gate.unlink()
    start()
    for job in jobs:
        wait_until(over(loaded, job))
    assert {result_of(loaded.jobs.get(job.job_id))[0] for job in jobs} == {"complete"}
