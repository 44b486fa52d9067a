"""The source `launch-library`: what to ask of Launch Library 2 first, and how to go on later.

It says when each launch was changed last, so a reading goes by that, from where the last one
stopped; what is changed meanwhile comes again further on, and nothing is missed. A first reading
takes more calls than the source allows in an hour: it ends where they do, and the next run goes on.
Launches that are about to fly are asked for before anything else. Called by `pipeline`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from spacelaunch.domain.document import Call, Document, Mark, Page, Refused
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import BadDataError, SourceUnavailableError, TooSoonError
from spacelaunch.sources import launch_library_documents, launch_library_launches
from spacelaunch.sources.document_fields import is_moment
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.launch_library_client import LaunchLibraryClient, LaunchPage
from spacelaunch.sources.launch_library_launches import FLOWN, TABLE
from spacelaunch.sources.launch_rows import LaunchRows

NAME = "launch-library"
# The source has no name for its state, and only the newest change of a launch tells of one.
_TAG = "read to the end"
# A page of so many launches of which none can be read is no page of bad launches.
_COLUMNS_MOVED = 10
_NEAR_BEFORE, _NEAR_AFTER = timedelta(days=1), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class LaunchLibrary:
    """The source over one client."""

    client: LaunchLibraryClient
    clock: Callable[[], datetime]
    lag: timedelta = timedelta(hours=1)
    """How far before the newest change a run reads again: its clock is not ours."""

    name = NAME
    resources = KNOWN_SOURCES[NAME].resources
    is_read_whole = False
    leading = "launches"
    tables = (TABLE, "launch_plans")

    @property
    def calls(self) -> Sequence[Call]:
        """Every request so far."""
        return self.client.calls

    def changed_tag(self, resource: str, mark: Mark) -> str | None:
        """Always one, since only reading tells; asks first how many calls there may be.

        Raises:
            TooSoonError: none may be made now.
        """
        self.client.learn_pace()
        return _TAG

    def read_all(self, resource: str, tag: str) -> Iterator[Page]:
        """Everything by when it was changed, from the beginning."""
        return self._changed(Mark(), None, tag)

    def read_by_id(self, resource: str, tag: str) -> Iterator[Page]:
        """Everything in the order of the ids, so that what is gone shows; the mark comes last.

        Raises:
            SourceUnavailableError: more calls are wanted than may be made.
        """
        mark, offset = Mark(), 0
        page = self.client.by_id(offset)
        while page.values:
            mark = _moved(mark, page.values)
            yield Page(_received(page.values), Mark())
            offset += len(page.values)
            page = self._next_by_id(offset, page.count)
        yield Page((), replace(mark, tag=tag))

    def _next_by_id(self, offset: int, count: int) -> LaunchPage:
        if offset >= count:
            return LaunchPage([], count)
        try:
            return self.client.by_id(offset)
        except TooSoonError as exc:
            left = -(-(count - offset) // self.client.page_size)
            raise SourceUnavailableError(
                f"reading all anew wants {left} more calls at once, and {exc}; without --full a "
                f"run reads what is new, and goes on where the last one stopped"
            ) from exc

    def read_new(
        self,
        resource: str,
        tag: str,
        mark: Mark,
        unresolved: Sequence[str],
        since: datetime | None = None,
    ) -> Iterator[Page]:
        """What is about to fly, then what was changed since the mark, or since a moment."""
        now = self.clock()
        near = self.client.planned_between(now - _NEAR_BEFORE, now + _NEAR_AFTER)
        yield Page(_received(near.values), Mark())
        if since is not None:
            yield from self._changed(Mark(), since, tag, is_backlog=False)
        else:
            yield from self._changed(replace(mark, tag=None), self._begin(mark), tag)

    def _begin(self, mark: Mark) -> datetime | None:
        """Where a reading that was not finished stopped, or what may have changed since one."""
        if mark.tag is None and mark.swept_until_at is not None:
            return mark.swept_until_at
        return mark.read_until_at and mark.read_until_at - self.lag

    def _changed(
        self, mark: Mark, begin: datetime | None, tag: str, *, is_backlog: bool = True
    ) -> Iterator[Page]:
        """Pages by when launches were changed.

        Note: a page begins at the moment at which the one before ended, since an offset would pass
            over as many launches as were changed meanwhile; only within one moment it has to be
            one.
        """
        since, offset = begin, 0
        while True:
            try:
                page = self.client.changed_since(since, offset, KNOWN_SOURCES[NAME].kept_calls)
            except TooSoonError as exc:
                yield Page((), mark, note=self._said(exc))
                return
            mark = _moved(mark, page.values)
            left = page.count - offset - len(page.values)
            if is_backlog:
                self.client.ledger.note_left(max(0, left))
            if left <= 0 or not page.values:
                break
            last = _latest(page.values, "last_updated")
            if last is None:
                raise BadDataError(f"{self.client.url}: no launch of a page says last_updated")
            since, offset = (since, offset + len(page.values)) if last == since else (last, 0)
            mark = replace(mark, swept_until_at=last)
            yield Page(_received(page.values), mark)
        yield Page(_received(page.values), replace(mark, swept_until_at=None, tag=tag))

    def _said(self, exc: TooSoonError) -> str:
        return f"reading stopped before its end, and the next run goes on from there; {exc}"

    def reason_to_refuse(self, resource: str, document: Document) -> str | None:
        """Why a document cannot be read, naming the field; None where it can."""
        return launch_library_documents.reason_to_refuse(document)

    def tabulate(self, resource: str, documents: Sequence[Document]) -> Mapping[str, LaunchRows]:
        """The rows that documents give, by table."""
        return launch_library_launches.tabulate(NAME, documents)


def _received(values: Sequence[object]) -> list[Document | Refused]:
    """Each launch as a document; raises BadDataError where it is the page that cannot be read."""
    received = [receive(value) for value in values]
    if len(received) >= _COLUMNS_MOVED:
        reasons = [_reason(each) for each in received]
        if all(reasons):
            raise BadDataError(
                f"none of {len(reasons)} launches of a page can be read, as if its columns had "
                f"moved, so nothing of it is kept: {reasons[0]}"
            )
    return received


def _reason(each: Document | Refused) -> str | None:
    if isinstance(each, Refused):
        return each.reason
    return launch_library_documents.reason_to_refuse(each)


def _moved(mark: Mark, values: Iterable[object]) -> Mark:
    """The mark at the newest change of a launch that has flown, if that is newer."""
    newest = _latest((each for each in values if _has_flown(each)), "last_updated")
    known = mark.read_until_at
    if newest is None or (known and known > newest):
        return mark
    return replace(mark, read_until_at=newest)


def _has_flown(value: object) -> bool:
    match value:
        case {"status": {"id": int(number)}}:
            return number in FLOWN
    return False


def _latest(values: Iterable[Any], name: str) -> datetime | None:
    found = [each.get(name) for each in values if isinstance(each, Mapping)]
    return max((datetime.fromisoformat(text) for text in found if is_moment(text)), default=None)
