from factories import make_job
from spacelaunch.api.around.errors import problem
from spacelaunch.api.document.guide import ROUTES
from spacelaunch.api.document.job_bodies import GuideEntry, JobView, Problem
from spacelaunch.api.routes.jobs import described


def names_of(model):
    return {field.alias or name for name, field in model.model_fields.items()}


def test_a_job_has_what_the_route_serves(client):
    with client.application.test_request_context("/jobs"):
        assert names_of(JobView) == described(make_job(), None).keys()


def test_a_problem_has_what_every_error_has(client):
    with client.application.test_request_context("/jobs"):
        body = problem(400, "No", "why", "bad-request").get_json()
    assert names_of(Problem) == body.keys()


def test_an_entry_of_the_guide_is_a_route():
    assert names_of(GuideEntry) == {*ROUTES[0].__slots__, "scope"}
