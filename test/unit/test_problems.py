import pytest

from spacelaunch import errors
from spacelaunch.problems import STATUS, class_of, describe, status_of, type_of


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("BadRequestError", "urn:spacelaunch:bad-request"),
        ("NotFound", "urn:spacelaunch:not-found"),
        ("URITooLong", "urn:spacelaunch:uri-too-long"),
    ],
)
def test_a_type_is_the_name_of_its_class_in_words(name, told):
    assert type_of(name) == told


@pytest.mark.parametrize("kind", STATUS, ids=lambda kind: kind.__name__)
def test_what_the_server_tells_the_client_raises(kind):
    assert class_of(type_of(kind.__name__), status_of(kind)) is kind


def test_a_class_without_a_status_has_that_of_the_class_above_it():
    assert status_of(errors.StaleClaimError) == 409
    assert status_of(errors.StorageFullError) == 503


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (404, errors.NotFoundError),
        (418, errors.SpacelaunchError),
        (429, errors.TransientError),
        (500, errors.SpacelaunchError),
        (502, errors.TransientError),
        (504, errors.TransientError),
    ],
)
def test_a_proxy_is_understood_by_its_status(status, kind):
    assert class_of("about:blank", status) is kind


def test_an_error_is_described_with_its_facts():
    told = describe(errors.TooManyRejectsError("half of it", {"rejected": 2}))
    assert told == {
        "type": "urn:spacelaunch:too-many-rejects",
        "title": "Too many of the records cannot be read",
        "status": 422,
        "detail": "half of it",
        "rejected": 2,
    }
