"""What a source hands upward: the launches it could read and the records it could not.

Made by the sources, used by `datasets`. It holds no parsing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from spacelaunch.domain.launch import Launch, identify
from spacelaunch.errors import BadDataError, BadRecordError

Record = Mapping[str, object]

# A reason quotes the value, which may be a whole page.
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that was refused.

    Note: `line` is the line of a file on which the record begins, or the place of a JSON record
        in its array; both count from 1.
    """

    line: int
    reason: str
    record: Record


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source sent."""

    source: str
    launches: tuple[Launch, ...]
    rejects: tuple[Reject, ...]


def read_all(
    source: str,
    numbered: Iterable[tuple[int, Record | BadRecordError]],
    parse: Callable[[Record], Launch],
    place: str,
) -> Reading:
    """Parse every record, setting aside those that cannot be read.

    Shape: `place` is what the numbers count, `line` or `item`.
    Raises:
        BadDataError: no record at all, or none that can be read.
    """
    launches: list[Launch] = []
    rejects: list[Reject] = []
    for line, record in numbered:
        try:
            launches.append(parse(_checked(record)))
        except BadRecordError as exc:
            received = {} if isinstance(record, BadRecordError) else record
            rejects.append(Reject(line, _shortened(str(exc)), received))
    _require_some(launches, rejects, place)
    return Reading(source, tuple(identify(launches)), tuple(rejects))


def _checked(record: Record | BadRecordError) -> Record:
    if isinstance(record, BadRecordError):
        raise record
    return record


def _shortened(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"


def _require_some(launches: list[Launch], rejects: list[Reject], place: str) -> None:
    if launches:
        return
    if not rejects:
        raise BadDataError("there are no records after the header")
    first = rejects[0]
    reason = f"{place} {first.line}: {first.reason}"
    if len(rejects) > 1:
        reason = f"none of the {len(rejects):,} records can be read; the first, {reason}"
    raise BadDataError(reason)
