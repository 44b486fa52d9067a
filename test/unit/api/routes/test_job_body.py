import pytest

from factories import NOW, make_job
from spacelaunch.api.routes.job_body import job_body
from spacelaunch.jobs.outlook import Outlook


@pytest.fixture
def at_work(client):
    with client.application.test_request_context("/jobs"):
        yield


@pytest.mark.usefixtures("at_work")
def test_a_job_that_waits_has_a_place_and_one_that_does_not_has_none():
    job = make_job()
    outlook = Outlook(NOW, ("a", "b", job.job_id), (), 1, {})
    assert job_body(job, outlook).queue_position == 3
    assert job_body(job.started("claim", "worker", NOW), outlook).queue_position is None


@pytest.mark.usefixtures("at_work")
def test_a_result_is_ready_until_it_expires():
    done = make_job().started("claim", "worker", NOW)
    kept = done.completed("claim", NOW, NOW.replace(year=2099))
    gone = done.completed("claim", NOW, NOW.replace(year=2000))
    assert (job_body(kept, None).result_ready, job_body(gone, None).result_ready) == (True, False)


@pytest.mark.usefixtures("at_work")
def test_it_is_named_by_both_names_and_leads_on():
    body = job_body(make_job(), None)
    assert body.id == body.job_id
    assert body.links.events == f"/jobs/{body.id}/events"
