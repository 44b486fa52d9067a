import pytest

from spacelaunch.api.routes.submission import ended_job, possible_job, submitted_job
from spacelaunch.errors import BeingDrawnError, BusyError
from spacelaunch.jobs.submit import Question

TIMELINE = Question("timeline", {})


@pytest.fixture
def asking(loaded):
    with loaded.application.test_request_context():
        yield


def test_a_possible_job_is_the_one_that_is_submitted_and_is_kept_nowhere(asking, fake_stores):
    possible = possible_job(TIMELINE)
    assert fake_stores.jobs.page((), (), 9) == []
    assert submitted_job(TIMELINE).job_id == possible.job_id
    assert fake_stores.jobs.get(possible.job_id).status == "queued"


def test_a_job_that_is_over_is_answered_without_a_wait(asking, done, monkeypatch):
    monkeypatch.setattr("spacelaunch.api.around.seats.Seats.take", lambda _: False)
    assert ended_job(TIMELINE, 60).job_id == done


def test_a_job_that_is_not_over_in_time_is_being_drawn(asking):
    with pytest.raises(BeingDrawnError, match="is queued"):
        ended_job(TIMELINE, 0)


def test_nobody_waits_where_no_seat_is_free(asking, monkeypatch):
    monkeypatch.setattr("spacelaunch.api.around.seats.Seats.take", lambda _: False)
    with pytest.raises(BusyError):
        ended_job(TIMELINE, 60)
