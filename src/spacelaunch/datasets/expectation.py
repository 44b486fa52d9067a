"""What whoever changes the data set expects to find there.

Loading and deleting show the data set that they are about to replace, and go on only with that
one: where another change comes between, they show again. Called by `load` and `clear`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import PreconditionFailedError

# Is shown the data set, None where nothing is loaded, and raises where it must stay.
Expectation = Callable[[DataSet | None], None]
ANY = "*"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a client said by the headers of a conditional request (RFC 9110, section 13.1)."""

    match: tuple[str, ...] | None = None
    """`If-Match`: versions, one of which is to be there; `ANY` is whichever."""
    none_match: tuple[str, ...] | None = None
    """`If-None-Match`: versions, none of which is to be there; with `ANY` nothing is."""
    unmodified_since: datetime | None = None
    """`If-Unmodified-Since`; does not count beside `match`, which is exact."""

    def require(self, data_set: DataSet | None) -> None:
        """Refuse to change a data set that is not the one the client means.

        Raises:
            PreconditionFailedError: it is another one, or there is none.
        """
        if self.match is not None:
            _require_match(self.match, data_set)
        elif self.unmodified_since is not None:
            _require_no_later(self.unmodified_since, data_set)
        if self.none_match is not None:
            _require_no_match(self.none_match, data_set)


def expect_anything(_: DataSet | None) -> None:
    """Whatever is there may go."""


def _require_match(versions: tuple[str, ...], data_set: DataSet | None) -> None:
    if data_set is None:
        raise PreconditionFailedError("If-Match: no data are loaded")
    if not _names(versions, data_set):
        raise PreconditionFailedError(
            f"If-Match: the data set is at version {data_set.version} now"
        )


def _require_no_match(versions: tuple[str, ...], data_set: DataSet | None) -> None:
    if data_set is not None and _names(versions, data_set):
        raise PreconditionFailedError(
            f"If-None-Match: a data set is loaded, at version {data_set.version}"
        )


def _require_no_later(since: datetime, data_set: DataSet | None) -> None:
    """Two loads may share a second, so what was loaded in that very second may be another."""
    if data_set is not None and data_set.loaded_at.replace(microsecond=0) >= since:
        loaded_at = format_datetime(data_set.loaded_at.astimezone(UTC), usegmt=True)
        raise PreconditionFailedError(
            f"If-Unmodified-Since: the data set was loaded at {loaded_at}; "
            "a date is true to the second only, an ETag of GET /data in If-Match is exact"
        )


def _names(versions: tuple[str, ...], data_set: DataSet) -> bool:
    return ANY in versions or data_set.version in versions
