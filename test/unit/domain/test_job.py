"""The ways in which a job may change, and those in which it may not."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from datetime import timedelta

import pytest

from factories import NOW, make_job
from spacelaunch.domain.job import Job, JobStatus, analysis_of, job_id_for
from spacelaunch.errors import ConflictError, StaleClaimError

LATER = NOW + timedelta(seconds=10)
EXPIRES = NOW + timedelta(hours=1)

QUEUED = make_job()
RUNNING = QUEUED.started("mine", "worker-1", NOW)
COMPLETE = RUNNING.completed("mine", LATER, EXPIRES)
FAILED = RUNNING.failed("mine", LATER, "no launches")
CANCELLED = RUNNING.cancelled(LATER)
OVER = pytest.mark.parametrize(
    "job", [COMPLETE, FAILED, CANCELLED], ids=["complete", "failed", "cancelled"]
)

HELD_CHANGES = pytest.mark.parametrize(
    "change",
    [
        lambda job, claim: job.advanced(claim, 50),
        lambda job, claim: job.completed(claim, LATER, EXPIRES),
        lambda job, claim: job.failed(claim, LATER, "no launches"),
        lambda job, claim: job.released(claim, LATER, LATER, "worker died"),
    ],
    ids=["advanced", "completed", "failed", "released"],
)


def running_at_attempt(number: int, of: int) -> Job:
    return make_job(attempts=number - 1, max_attempts=of).started("mine", "worker-1", NOW)


def test_a_new_job_is_queued_and_untried():
    assert (QUEUED.status, QUEUED.attempts, QUEUED.progress_pct) == (JobStatus.QUEUED, 0, 0)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (JobStatus.QUEUED, "queued"),
        (JobStatus.IN_PROGRESS, "in progress"),
        (JobStatus.COMPLETE, "complete"),
        (JobStatus.FAILED, "failed"),
        (JobStatus.CANCELLED, "cancelled"),
    ],
)
def test_a_status_is_the_word_that_is_served(status, word):
    assert str(status) == word


def test_a_worker_takes_a_queued_job():
    assert RUNNING.status is JobStatus.IN_PROGRESS
    assert (RUNNING.claim, RUNNING.worker, RUNNING.started_at) == ("mine", "worker-1", NOW)


def test_taking_a_job_counts_an_attempt():
    assert (RUNNING.attempts, running_at_attempt(3, of=3).attempts) == (1, 3)


def test_taking_a_job_again_begins_its_progress_anew():
    again = RUNNING.advanced("mine", 80).released("mine", LATER, LATER, "worker died")

    assert again.started("theirs", "worker-2", LATER).progress_pct == 0


@pytest.mark.parametrize(
    ("job", "word"),
    [
        (RUNNING, "in progress"),
        (COMPLETE, "complete"),
        (FAILED, "failed"),
        (CANCELLED, "cancelled"),
    ],
    ids=["in progress", "complete", "failed", "cancelled"],
)
def test_no_job_but_a_queued_one_can_be_taken(job, word):
    with pytest.raises(StaleClaimError, match=f"^job timeline-1 is {word}, not queued$"):
        job.started("theirs", "worker-2", LATER)


def test_an_attempt_says_how_far_it_has_come():
    assert RUNNING.advanced("mine", 40).progress_pct == 40


def test_an_attempt_that_leaves_its_result_completes_the_job():
    assert COMPLETE.status is JobStatus.COMPLETE
    assert (COMPLETE.progress_pct, COMPLETE.finished_at, COMPLETE.expires_at) == (
        100,
        LATER,
        EXPIRES,
    )


def test_completing_forgets_the_error_of_an_earlier_attempt():
    again = RUNNING.released("mine", NOW, NOW, "worker died").started("theirs", "w", NOW)

    assert again.completed("theirs", LATER, EXPIRES).error is None


def test_an_attempt_that_cannot_succeed_fails_the_job():
    assert (FAILED.status, FAILED.finished_at, FAILED.error) == (
        JobStatus.FAILED,
        LATER,
        "no launches",
    )


def test_failing_does_not_use_up_the_other_attempts():
    assert running_at_attempt(1, of=3).failed("mine", LATER, "bad").attempts == 1


@HELD_CHANGES
def test_another_attempt_writes_nothing(change):
    with pytest.raises(StaleClaimError, match=r"^job timeline-1 is no longer held"):
        change(RUNNING, "theirs")


@HELD_CHANGES
def test_an_attempt_that_was_thought_dead_writes_nothing_when_it_wakes(change):
    taken_over = RUNNING.released("mine", LATER, LATER, "worker died").started("b", "w2", LATER)

    with pytest.raises(StaleClaimError):
        change(taken_over, "mine")


@HELD_CHANGES
def test_nobody_writes_to_a_queued_job(change):
    with pytest.raises(StaleClaimError):
        change(QUEUED, "mine")


@OVER
@HELD_CHANGES
def test_nobody_writes_to_a_job_that_is_over(change, job):
    with pytest.raises(StaleClaimError):
        change(job, "mine")


def test_nobody_writes_to_a_queued_job_by_naming_no_claim():
    with pytest.raises(StaleClaimError):
        QUEUED.failed(None, LATER, "no launches")  # as a careless caller might


def test_an_attempt_that_came_to_nothing_queues_the_job_again():
    again = RUNNING.released("mine", NOW, LATER, "worker died")

    assert (again.status, again.due_at, again.error) == (JobStatus.QUEUED, LATER, "worker died")
    assert (again.claim, again.worker, again.finished_at) == (None, None, None)


def test_queueing_again_keeps_the_count_of_attempts():
    assert RUNNING.released("mine", NOW, LATER, "worker died").attempts == 1


def test_the_last_attempt_but_one_is_followed_by_another():
    released = running_at_attempt(2, of=3).released("mine", NOW, LATER, "worker died")

    assert released.status is JobStatus.QUEUED


@pytest.mark.parametrize(
    ("most", "error"),
    [
        (3, "worker died (gave up after 3 attempts)"),
        (1, "worker died (gave up after 1 attempt)"),
    ],
)
def test_after_the_last_attempt_the_job_has_failed(most, error):
    ended = running_at_attempt(most, of=most).released("mine", NOW, LATER, "worker died")

    assert (ended.status, ended.error, ended.finished_at) == (JobStatus.FAILED, error, NOW)


@pytest.mark.parametrize("job", [QUEUED, RUNNING], ids=["queued", "in progress"])
def test_a_job_that_is_not_over_can_be_cancelled(job):
    ended = job.cancelled(LATER)

    assert (ended.status, ended.finished_at) == (JobStatus.CANCELLED, LATER)
    assert ended.claim == job.claim  # names the attempt that is to be stopped
    assert ended.error == "cancelled on request"


@pytest.mark.parametrize(
    ("job", "word"),
    [(COMPLETE, "complete"), (FAILED, "failed"), (CANCELLED, "cancelled")],
    ids=["complete", "failed", "cancelled"],
)
def test_a_job_that_is_over_cannot_be_cancelled(job, word):
    with pytest.raises(ConflictError, match=f"^job timeline-1 is already {word}$"):
        job.cancelled(LATER)


def test_a_cancelled_attempt_cannot_complete():
    with pytest.raises(StaleClaimError):
        CANCELLED.completed("mine", LATER, EXPIRES)


@OVER
def test_it_is_over(job):
    assert job.is_over


@pytest.mark.parametrize("job", [QUEUED, RUNNING], ids=["queued", "in progress"])
def test_it_is_not_over(job):
    assert not job.is_over


@pytest.mark.parametrize("job", [QUEUED, RUNNING], ids=["queued", "in progress"])
def test_a_job_on_its_way_answers_an_identical_request(job):
    assert job.answers_at(LATER)


@pytest.mark.parametrize("job", [FAILED, CANCELLED], ids=["failed", "cancelled"])
def test_a_job_without_a_result_answers_nobody(job):
    assert not job.answers_at(LATER)


@pytest.mark.parametrize(
    ("left", "answers"),
    [(timedelta(microseconds=1), True), (timedelta(0), False), (timedelta(seconds=-1), False)],
    ids=["just before", "at the moment", "after"],
)
def test_a_complete_job_answers_until_its_result_goes(left, answers):
    assert COMPLETE.answers_at(EXPIRES - left) is answers


def test_a_complete_job_whose_result_has_no_end_on_record_answers_nobody():
    assert not make_job(status=JobStatus.COMPLETE).answers_at(NOW)


def test_a_job_changes_in_no_other_way():
    with pytest.raises(FrozenInstanceError):
        QUEUED.status = JobStatus.COMPLETE


def test_a_change_leaves_the_job_before_it_as_it_was():
    assert (RUNNING.status, QUEUED.status) == (JobStatus.IN_PROGRESS, JobStatus.QUEUED)


def test_the_id_of_a_job_begins_with_its_analysis():
    assert job_id_for("v1", "timeline", {}, "1.0").startswith("timeline-")


def test_the_id_can_stand_in_a_path():
    found = job_id_for("v/1", "top-private", {"country": "a/b?ü"}, "1.0")

    assert re.fullmatch(r"top-private-[0-9a-f]{20}", found)


def test_equal_requests_have_one_id_whatever_the_order_of_their_parameters():
    forwards = job_id_for("v1", "timeline", {"from": 1, "to": 2}, "1.0")
    backwards = job_id_for("v1", "timeline", {"to": 2, "from": 1}, "1.0")

    assert forwards == backwards


@pytest.mark.parametrize(
    "other",
    [
        ("v2", "timeline", {"from": 1}, "1.0"),
        ("v1", "sector", {"from": 1}, "1.0"),
        ("v1", "timeline", {"from": 2}, "1.0"),
        ("v1", "timeline", {"to": 1}, "1.0"),
        ("v1", "timeline", {"from": "1"}, "1.0"),
        ("v1", "timeline", {"from": 1, "to": None}, "1.0"),
        ("v1", "timeline", {}, "1.0"),
        ("v1", "timeline", {"from": 1}, "1.1"),
    ],
    ids=["data", "analysis", "value", "name", "type", "one more", "one fewer", "program"],
)
def test_each_part_of_a_request_changes_the_id(other):
    assert job_id_for(*other) != job_id_for("v1", "timeline", {"from": 1}, "1.0")


def test_a_cancelled_job_starts_anew():
    job = make_job().started("c", "w", NOW).cancelled(LATER).retried(LATER)
    assert job == make_job(due_at=LATER)


def test_a_failed_job_has_all_its_attempts_again():
    failed = make_job(attempts=2).started("c", "w", NOW).failed("c", NOW, "no ink")
    assert (failed.attempts, failed.retried(LATER).attempts) == (3, 0)


def test_a_job_whose_result_has_expired_can_be_run_again():
    job = make_job().started("c", "w", NOW).completed("c", NOW, expires_at=LATER)
    assert job.retried(LATER).status is JobStatus.QUEUED
    with pytest.raises(ConflictError, match="is complete"):
        job.retried(NOW)


@pytest.mark.parametrize("job", [make_job(), make_job().started("c", "w", NOW)])
def test_a_job_that_is_not_over_cannot_be_run_again(job):
    with pytest.raises(ConflictError, match=f"is {job.status}"):
        job.retried(NOW)


def test_only_a_job_in_progress_must_not_be_forgotten():
    make_job().require_forgettable()
    with pytest.raises(ConflictError, match="is in progress; cancel it first"):
        make_job().started("c", "w", NOW).require_forgettable()


def test_times_are_those_of_the_last_attempt():
    begun, ended = LATER, LATER + timedelta(seconds=1.5)
    job = make_job(due_at=LATER - timedelta(seconds=4)).started("c", "w", begun)
    assert (job.queued_s, job.run_s) == (4.0, None)
    assert job.failed("c", ended, "no ink").run_s == 1.5


def test_what_has_not_been_drawn_has_no_times():
    assert (make_job().queued_s, make_job().run_s) == (None, None)
    released = make_job().started("c", "w", NOW).released("c", NOW, LATER, "silent")
    cancelled = released.cancelled(LATER)
    assert (released.queued_s, cancelled.queued_s, cancelled.run_s) == (None, None, None)


def test_clocks_that_differ_give_no_negative_time():
    job = make_job(due_at=LATER).started("c", "w", NOW)
    assert job.queued_s == 0.0


def test_an_id_names_its_analysis():
    assert analysis_of(job_id_for("v1", "top-private", {}, "1")) == "top-private"


def test_a_complete_job_whose_result_is_gone_answers_nobody_any_more():
    complete = QUEUED.started("c", "w", NOW).completed("c", NOW, EXPIRES)
    assert complete.answers_at(LATER)
    assert not complete.expired(LATER).answers_at(LATER)


@pytest.mark.parametrize(
    "job",
    [
        pytest.param(QUEUED, id="queued"),
        pytest.param(QUEUED.started("c", "w", NOW), id="in progress"),
        pytest.param(QUEUED.cancelled(NOW), id="cancelled"),
        pytest.param(
            QUEUED.started("c", "w", NOW).completed("c", NOW, EXPIRES), id="expired in its time"
        ),
    ],
)
def test_a_job_without_a_result_to_lose_stays_as_it_is(job):
    assert job.expired(EXPIRES) == job


def test_an_attempt_that_could_not_begin_is_none_and_comes_again():
    again = running_at_attempt(3, of=3).postponed("mine", LATER, "another run is going on")
    assert (again.status, again.attempts, again.due_at) == (JobStatus.QUEUED, 2, LATER)
    assert (again.claim, again.worker, again.error) == (None, None, "another run is going on")


def test_only_who_holds_a_job_may_postpone_it():
    with pytest.raises(StaleClaimError):
        RUNNING.postponed("another", LATER, "busy")


def test_what_an_errand_is_at_is_told_until_the_next_attempt():
    told = RUNNING.advanced("mine", 40, "launches", 200)
    assert (told.progress_pct, told.step, told.rows_read) == (40, "launches", 200)
    again = told.released("mine", LATER, LATER, "worker died").started("next", "w", LATER)
    assert (again.progress_pct, again.step, again.rows_read) == (0, None, None)


def test_what_failed_is_kept_as_a_problem_until_it_is_tried_again():
    problem = {"status": 422}
    failed = RUNNING.failed("mine", LATER, "no launches", problem)
    given_up = running_at_attempt(3, of=3).released("mine", LATER, LATER, "away", problem)
    assert (failed.problem, given_up.problem) == (problem, problem)
    assert failed.retried(LATER).problem is None
