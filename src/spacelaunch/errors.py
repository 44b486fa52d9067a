"""The one tree of errors.

A class's docstring is its default message. Only a `TransientError` is worth another try. What an
error means in HTTP is said in `problems.py`, what it means to a shell in `cli/main.py`.
"""

from __future__ import annotations


class SpacelaunchError(Exception):
    """Something went wrong."""

    def __init__(self, message: str | None = None, facts: dict[str, object] | None = None) -> None:
        """Shape: `facts` are what a program may want to know of it, beside the message."""
        super().__init__(message or self.__class__.__doc__)
        self.facts = facts or {}


class ConfigError(SpacelaunchError):
    """A setting has a value that cannot be used."""


class BadRequestError(SpacelaunchError):
    """The request cannot be understood."""


class SlowClientError(BadRequestError):
    """The request came too slowly."""


class ClientGoneError(BadRequestError):
    """The client has gone."""


class UnknownValueError(BadRequestError):
    """No launch has that value."""


class BadDataError(BadRequestError):
    """The data received cannot be read."""


class TooManyRejectsError(BadDataError):
    """Too many of the records cannot be read."""


class BadRecordError(BadDataError):
    """One record cannot be read."""


class UnauthorizedError(SpacelaunchError):
    """A valid key is required."""


class ForbiddenError(SpacelaunchError):
    """The key does not allow it."""


class UnsupportedTypeError(SpacelaunchError):
    """That kind of content is not taken here."""


class TooLargeError(SpacelaunchError):
    """More was sent than the limit allows."""


class NotFoundError(SpacelaunchError):
    """There is no such thing."""


class NotReadyError(NotFoundError):
    """It is not there yet."""


class ExpiredError(SpacelaunchError):
    """It was here and has expired."""


class ConflictError(SpacelaunchError):
    """The present state does not allow it."""


class OccupiedError(ConflictError):
    """Another run is going on."""


class KeyReusedError(SpacelaunchError):
    """The Idempotency-Key was used for another request."""


class StaleClaimError(ConflictError):
    """Another worker has taken this job over."""


class PreconditionFailedError(SpacelaunchError):
    """It is not what the request expects it to be."""


class NotAcceptableError(SpacelaunchError):
    """It cannot be had in any of the forms that were asked for."""


class RenderError(SpacelaunchError):
    """The chart could not be drawn."""


class QualityError(SpacelaunchError):
    """What arrived cannot be believed."""


class CredentialsError(SpacelaunchError):
    """The source wants credentials that are missing or wrong."""


class TransientError(SpacelaunchError):
    """It did not work now and may work later."""


class SourceUnavailableError(TransientError):
    """The source did not answer."""


class TooSoonError(TransientError):
    """The source wants to be asked less often."""


class StorageUnavailableError(TransientError):
    """The storage did not answer."""


class StorageFullError(StorageUnavailableError):
    """The storage is full."""


class StorageReadOnlyError(StorageUnavailableError):
    """The storage can be read, but not written to."""


class UnreadableRecordError(StorageUnavailableError):
    """What is stored cannot be read."""


class QueueFullError(TransientError):
    """Too many jobs are waiting."""


class BusyError(TransientError):
    """Too many clients are waiting."""


class StillWaitingError(TransientError):
    """The job is not over yet."""


class BeingDrawnError(StillWaitingError):
    """The chart is being drawn."""


class NoServerError(TransientError):
    """The Space Launches server did not answer."""
