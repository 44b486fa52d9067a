import pytest

from factories import NOW, make_job
from spacelaunch.api.routes.job_answer import accepted_answer, job_answer, wait_for_job


@pytest.fixture
def at_work(client):
    with client.application.test_request_context("/jobs"):
        yield


@pytest.mark.usefixtures("at_work")
def test_a_job_that_was_accepted_says_where_it_is_and_when_to_look():
    answer = accepted_answer(make_job())
    assert (answer.status_code, answer.headers["Retry-After"]) == (202, "1")
    assert answer.headers["Location"] == answer.get_json()["links"]["self"]


@pytest.mark.usefixtures("at_work")
def test_nobody_need_come_back_for_what_is_over():
    over = make_job().started("claim", "worker", NOW)
    over = over.completed("claim", NOW, NOW.replace(year=2099))
    assert "Retry-After" not in accepted_answer(over).headers
    assert "Retry-After" not in job_answer(over).headers


@pytest.mark.usefixtures("at_work")
def test_where_too_many_wait_nobody_else_does(monkeypatch):
    monkeypatch.setattr("spacelaunch.api.around.seats.Seats.take", lambda _: False)
    assert wait_for_job("whatever", 1) is None
