"""The tree of errors."""

from __future__ import annotations

import pytest

from spacelaunch import errors


def below(kind: type[errors.SpacelaunchError]) -> list[type[errors.SpacelaunchError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in below(child))]


# Only what is declared here: a test elsewhere may have derived a class of its own.
ALL = [kind for kind in below(errors.SpacelaunchError) if kind.__module__ == errors.__name__]
PERMANENT = [kind for kind in ALL if not issubclass(kind, errors.TransientError)]


@pytest.mark.parametrize("kind", ALL)
def test_without_a_message_an_error_says_its_docstring(kind):
    assert str(kind()) == kind.__doc__


@pytest.mark.parametrize("kind", ALL)
def test_every_error_has_a_docstring_of_its_own(kind):
    assert kind.__dict__["__doc__"].endswith(".")


def test_a_message_replaces_the_docstring():
    assert str(errors.NotFoundError("no job 7")) == "no job 7"


def test_an_empty_message_is_no_message():
    assert str(errors.NotFoundError("")) == "There is no such thing."


def test_every_public_class_is_in_the_tree():
    public = {value for value in vars(errors).values() if isinstance(value, type)}

    assert public == set(ALL)


@pytest.mark.parametrize(
    "kind",
    [errors.SourceUnavailableError, errors.StorageUnavailableError, errors.NoServerError],
)
def test_a_server_that_does_not_answer_is_worth_another_try(kind):
    assert issubclass(kind, errors.TransientError)


@pytest.mark.parametrize("kind", [errors.QueueFullError, errors.BusyError])
def test_where_others_stand_in_line_another_try_is_worth_it(kind):
    assert issubclass(kind, errors.TransientError)


def test_nothing_else_is_worth_another_try():
    assert set(ALL) - set(PERMANENT) == {
        errors.TransientError,
        errors.SourceUnavailableError,
        errors.TooSoonError,
        errors.StorageUnavailableError,
        errors.StorageFullError,
        errors.StorageReadOnlyError,
        errors.UnreadableRecordError,
        errors.QueueFullError,
        errors.BusyError,
        errors.NoServerError,
        errors.StillWaitingError,
        errors.BeingDrawnError,
    }


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (errors.BadRecordError, errors.BadDataError),
        (errors.BadDataError, errors.BadRequestError),
        (errors.NotReadyError, errors.NotFoundError),
        (errors.StaleClaimError, errors.ConflictError),
    ],
)
def test_a_special_case_is_caught_as_its_general_one(kind, parent):
    with pytest.raises(parent):
        raise kind
