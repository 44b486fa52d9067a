"""Asks the SpaceX REST API v4, or a server that keeps its contract.

It knows how to ask, how to page and when to try again; nothing of what is inside a document. Used
by `spacex`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

import httpx
import orjson

from spacelaunch.domain.document import Call
from spacelaunch.errors import BadDataError, SourceUnavailableError
from spacelaunch.sources.json_documents import read_json
from spacelaunch.sources.retries import ask_persistently, check_answer
from spacelaunch.sources.unread_documents import Envelope, open_envelope

T = TypeVar("T")

# Every answer is at most a page of some megabytes.
_TIMEOUT = httpx.Timeout(30, connect=10)


@dataclass(slots=True)
class SpacexClient:
    """One connection to one server, `url` with its `/v4`."""

    url: str
    page_size: int = 250
    pause_s: float = 1.0
    """The first pause before a second try; each further one is twice as long."""
    calls: list[Call] = field(default_factory=list)
    """Every request that was sent, tries again included, in words."""
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self._http = httpx.Client(timeout=_TIMEOUT, headers={"User-Agent": "spacelaunch"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def changed_tag(self, resource: str, known: str | None) -> str | None:
        """The tag of a collection's present state, or None where it is still the known one.

        Note: the body is not read: of a large collection it is most of the cost of asking.
        """

        def ask() -> str | None:
            headers = {"If-None-Match": known} if known else {}
            said = f"GET /{resource}" + (" (if changed)" if known else "")
            self.calls.append(Call(resource, said))
            with self._http.stream("GET", f"{self.url}/{resource}", headers=headers) as answer:
                if answer.status_code == 304:
                    return None
                if answer.is_error:
                    answer.read()
                check_answer(answer)
                # A server without tags has always changed.
                return str(answer.headers.get("ETag", ""))

        return ask_persistently(self.url, ask, self.pause_s)

    def pages(
        self, resource: str, query: Mapping[str, object], sort: Mapping[str, str]
    ) -> Iterator[list[object]]:
        """The documents that match a Mongo-style query, page by page.

        Note: the server says whether there is a next page; how many there are may change
            meanwhile.
        """
        page, has_next = 1, True
        while has_next:
            answer = self.page(resource, query, sort, page)
            yield answer["docs"]
            has_next = bool(answer["hasNextPage"])
            page += 1

    def unread_pages(self, resource: str, sort: Mapping[str, str]) -> Iterator[bytes]:
        """All documents page by page, each page as it arrived: the text of a JSON array."""
        page, has_next = 1, True
        while has_next:
            envelope = self._ask(resource, {}, sort, page, _envelope_of)
            yield envelope.documents
            has_next = envelope.has_next
            page += 1

    def page(
        self,
        resource: str,
        query: Mapping[str, object],
        sort: Mapping[str, str],
        page: int = 1,
    ) -> dict[str, Any]:
        """One page, with what the server says around it; raises BadDataError where it is none."""
        return self._ask(resource, query, sort, page, _page_of)

    def _ask(
        self,
        resource: str,
        query: Mapping[str, object],
        sort: Mapping[str, str],
        page: int,
        read: Callable[[httpx.Response], T],
    ) -> T:
        options = {"sort": sort, "limit": self.page_size, "page": page}
        said = f"POST /{resource}/query page {page} {orjson.dumps(query).decode()}"

        def ask() -> T:
            self.calls.append(Call(resource, said))
            body = {"query": query, "options": options}
            answer = self._http.post(f"{self.url}/{resource}/query", json=body)
            check_answer(answer)
            return read(answer)

        return ask_persistently(self.url, ask, self.pause_s)


def _envelope_of(answer: httpx.Response) -> Envelope:
    envelope = open_envelope(answer.content)
    if envelope is None:
        page = _page_of(answer)
        envelope = Envelope(json.dumps(page["docs"]).encode(), bool(page["hasNextPage"]))
    return envelope


def _page_of(answer: httpx.Response) -> dict[str, Any]:
    page: dict[str, Any]
    try:
        page = read_json(answer.content)
    except ValueError as exc:
        # Half a body looks like this, so it is worth another try.
        raise SourceUnavailableError(f"{answer.request.url}: no JSON: {exc}") from exc
    match page:
        case {"docs": list(), "hasNextPage": bool()}:
            return page
    raise BadDataError(f"{answer.request.url}: expected docs and hasNextPage")
