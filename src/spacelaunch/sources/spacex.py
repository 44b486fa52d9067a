"""The source `spacex`: what to ask of the SpaceX API, in which order, for how much.

The API dates its launches and nothing else, and never says when a document changed. So launches
are read anew within a window before the newest one; each run looks at one page of what is older
besides, until all of it was seen, and then from the beginning. Called by `pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from spacelaunch.domain.document import Call, Document, Mark, Page, Refused
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.sources.document_fields import is_moment
from spacelaunch.sources.json_documents import receive, unread_page
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.sources.spacex_documents import IS_SOUND, reason_to_refuse
from spacelaunch.sources.spacex_tables import TABLES, Tables, tabulate

NAME = "spacex"
DATED = "launches"
_BY_ID = {"_id": "asc"}
_BY_DATE = {"date_utc": "asc", "_id": "asc"}


@dataclass(frozen=True, slots=True)
class Spacex:
    """The source over one client."""

    client: SpacexClient
    lag: timedelta = timedelta(days=45)
    """How far before the newest launch a run reads again: late changes come within weeks."""

    name = NAME
    resources = KNOWN_SOURCES[NAME].resources
    """In the order in which one names another."""
    is_read_whole = False
    leading = DATED
    """The resource whose change is looked for first: the others change with it."""

    tables = TABLES

    @property
    def calls(self) -> Sequence[Call]:
        """Every request so far."""
        return self.client.calls

    def changed_tag(self, resource: str, mark: Mark) -> str | None:
        """The tag of the present state, or None where it is that of the mark."""
        return self.client.changed_tag(resource, mark.tag)

    def read_all(self, resource: str, tag: str) -> Iterator[Page]:
        """Everything, in an order in which it can be stopped and taken up again.

        Note: launches by date, so that the watermark can follow page by page.
        """
        if resource != DATED:
            yield from self.read_by_id(resource, tag)
            return
        mark = Mark()
        for values in self.client.pages(DATED, {}, _BY_DATE):
            mark = _moved(mark, values)
            yield _page(values, mark)
        yield Page((), replace(mark, tag=tag))

    def read_by_id(self, resource: str, tag: str) -> Iterator[Page]:
        """Everything in the order of the ids, so that what is gone shows; the mark comes last."""
        mark = Mark()
        if resource == DATED:
            for values in self.client.pages(DATED, {}, _BY_ID):
                mark = _moved(mark, values)
                yield _page(values, Mark())
        else:
            # Nothing of them moves a mark, so nobody need look at them before they are kept.
            for text in self.client.unread_pages(resource, _BY_ID):
                yield unread_page(text, Mark(), IS_SOUND[resource])
        yield Page((), replace(mark, tag=tag))

    def read_new(
        self,
        resource: str,
        tag: str,
        mark: Mark,
        unresolved: Sequence[str],
        since: datetime | None = None,
    ) -> Iterator[Page]:
        """What may be new or changed since the mark, or since a moment.

        Shape: `unresolved` are ids of launches whose end is not known yet; they are asked for by
            name, however old.
        """
        if resource == DATED and since is not None:
            yield from self._window(mark, since, ())
        elif resource == DATED and mark.read_until_at is not None:
            begin = mark.read_until_at - self.lag
            for page in self._window(mark, begin, unresolved):
                mark = page.mark
                yield page
            yield self._second_look(replace(mark, tag=tag), begin)
        else:
            yield from self.read_all(resource, tag)

    def _window(self, mark: Mark, begin: datetime, unresolved: Sequence[str]) -> Iterator[Page]:
        window: dict[str, Any] = {"date_utc": {"$gte": _as_text(begin)}}
        if unresolved:
            window = {"$or": [window, {"_id": {"$in": [*unresolved]}}]}
        for values in self.client.pages(DATED, window, _BY_DATE):
            mark = _moved(mark, values)
            yield _page(values, mark)

    def _second_look(self, mark: Mark, begin: datetime) -> Page:
        """One page of what is older than the window, from where the last run stopped."""
        older: dict[str, str] = {"$lt": _as_text(begin)}
        if mark.swept_until_at is not None:
            older["$gte"] = _as_text(mark.swept_until_at)
        answer = self.client.page(DATED, {"date_utc": older}, _BY_DATE)
        values = answer["docs"]
        seen = _newest(values) if answer["hasNextPage"] else None
        if seen is not None and seen == mark.swept_until_at:
            seen += timedelta(milliseconds=1)  # a page full of one moment must not hold us
        return _page(values, replace(mark, swept_until_at=seen))

    def reason_to_refuse(self, resource: str, document: Document) -> str | None:
        """Why a document cannot be read, naming the field; None where it can."""
        return reason_to_refuse(resource, document)

    def tabulate(self, resource: str, documents: Sequence[Document]) -> Tables:
        """The rows that documents give, by table."""
        return tabulate(resource, [each.text for each in documents])


def _page(values: Sequence[object], mark: Mark) -> Page:
    received: list[Document | Refused] = [receive(value, IS_SOUND[DATED]) for value in values]
    return Page(received, mark)


def _moved(mark: Mark, values: Iterable[object]) -> Mark:
    """The mark at the newest launch of these that has happened, if that is newer."""
    newest = _newest(each for each in values if not _is_upcoming(each))
    known = mark.read_until_at
    return (
        mark
        if newest is None or (known and known > newest)
        else replace(mark, read_until_at=newest)
    )


def _is_upcoming(value: object) -> bool:
    # What does not say is not believed to have happened.
    return not isinstance(value, Mapping) or value.get("upcoming") is not False


def _newest(values: Iterable[object]) -> datetime | None:
    found = [each.get("date_utc") for each in values if isinstance(each, Mapping)]
    return max((datetime.fromisoformat(text) for text in found if is_moment(text)), default=None)


def _as_text(at: datetime) -> str:
    # The API compares dates as text, so they are always sent in its own full form.
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
