import pytest

from spacelaunch import errors
from spacelaunch.api.app import create_app
from spacelaunch.config import Settings


@pytest.fixture
def app(fake_stores):
    app = create_app(Settings().checked(), fake_stores)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def raising(app, exc: Exception):
    def route():
        raise exc

    app.add_url_rule("/broken", view_func=route)
    return app.test_client().get("/broken")


@pytest.mark.parametrize(
    ("exc", "status"),
    [
        pytest.param(errors.BadRecordError("x"), 400, id="bad record"),
        pytest.param(errors.NotFoundError("x"), 404, id="not found"),
        pytest.param(errors.NotAcceptableError("x"), 406, id="form"),
        pytest.param(errors.StaleClaimError("x"), 409, id="stale claim"),
        pytest.param(errors.ExpiredError("x"), 410, id="expired"),
        pytest.param(errors.PreconditionFailedError("x"), 412, id="precondition"),
        pytest.param(errors.TooLargeError("x"), 413, id="too large"),
        pytest.param(errors.UnsupportedTypeError("x"), 415, id="type"),
        pytest.param(errors.RenderError("x"), 500, id="render"),
        pytest.param(errors.CredentialsError("x"), 502, id="credentials"),
        pytest.param(errors.SourceUnavailableError("x"), 503, id="source"),
        pytest.param(errors.StorageUnavailableError("x"), 503, id="storage"),
    ],
)
def test_each_error_of_ours_has_its_status(app, exc, status):
    assert raising(app, exc).status_code == status


def test_a_problem_document_has_every_member_and_repeats_its_title(app):
    body = raising(app, errors.BadRequestError("top: too small")).get_json()
    assert body == {
        "type": "urn:spacelaunch:bad-request",
        "title": "The request cannot be understood",
        "status": 400,
        "detail": "top: too small",
        "instance": "/broken",
        "error": "The request cannot be understood",
    }


def test_an_outage_says_when_to_come_back(app):
    assert raising(app, errors.StorageUnavailableError()).headers["Retry-After"] == "2"


def test_an_unexpected_error_is_a_problem_without_its_details(app):
    answer = raising(app, ZeroDivisionError("secret"))
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "secret" not in answer.text


def test_an_unknown_path_is_404(app):
    answer = app.test_client().get("/nope")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert "GET /help" in answer.get_json()["detail"]


def test_a_wrong_method_is_405_with_allow(app):
    answer = app.test_client().put("/data")
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert "DELETE" in answer.headers["Allow"]
