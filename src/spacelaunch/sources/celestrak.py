"""The source `celestrak`: where the satellites of Starlink are now, as orbital elements.

CelesTrak makes new ones every two hours, shuts out who asks more often, and says so by 403: then
nothing is asked for a day. A group is one answer, whole. Called by `pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
import orjson

from spacelaunch.domain.document import Call, Document, Mark, Page, Refused, content_hash
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import BadDataError, SourceUnavailableError
from spacelaunch.sources import celestrak_documents
from spacelaunch.sources.call_ledger import CallLedger
from spacelaunch.sources.celestrak_documents import TABLE
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.launch_rows import LaunchRows
from spacelaunch.sources.retries import check_answer

NAME = "celestrak"
_TIMEOUT = httpx.Timeout(120, connect=10)
_GROUP = {"GROUP": "starlink", "FORMAT": "json"}
_SHUT_OUT_S = 86_400.0
_PAGE = 2_000


@dataclass(slots=True)
class Celestrak:
    """The source over one server, `url` being that of its `gp.php`."""

    url: str
    ledger: CallLedger
    calls: list[Call] = field(default_factory=list)
    _body: bytes = b""

    name = NAME
    resources = KNOWN_SOURCES[NAME].resources
    is_read_whole = False
    leading = "starlink"
    tables = (TABLE,)

    def changed_tag(self, resource: str, mark: Mark) -> str | None:
        """The tag of the elements, or the hash of their content; None where it is that of the mark.

        Note: one try, whatever comes of it: a second would be a second call.
        Raises:
            TooSoonError: somebody has asked within two hours, or was shut out within a day.
            SourceUnavailableError: it does not answer, or is in trouble.
            BadDataError: it answers something else, or shuts us out.
        """
        self.ledger.spend()
        self.calls.append(Call(self.leading, "GET gp.php?GROUP=starlink&FORMAT=json"))
        answer = self._get({"If-None-Match": mark.tag} if mark.tag else {})
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return None
        if answer.status_code == httpx.codes.FORBIDDEN:
            self.ledger.pause(_SHUT_OUT_S)
            raise BadDataError(f"{self.url}: answered 403, so nothing is asked for a day")
        check_answer(answer)
        self._body = answer.content
        tag = str(answer.headers.get("ETag") or content_hash(self._body))
        return None if tag == mark.tag else tag

    def _get(self, headers: Mapping[str, str]) -> httpx.Response:
        try:
            return httpx.get(
                self.url,
                params=_GROUP,
                headers={"User-Agent": "spacelaunch", **headers},
                timeout=_TIMEOUT,
            )
        except httpx.TransportError as exc:
            raise SourceUnavailableError(f"{self.url}: {exc or type(exc).__name__}") from exc

    def read_all(self, resource: str, tag: str) -> Iterator[Page]:
        """Every satellite of the group, by its id."""
        documents = sorted(map(_received, self._values()), key=lambda each: each.document_id or "")
        for begin in range(0, len(documents), _PAGE):
            page = documents[begin : begin + _PAGE]
            yield Page(page, Mark(), of_count=len(documents))
        yield Page((), Mark(tag=tag), of_count=len(documents))

    read_by_id = read_all

    def read_new(
        self,
        resource: str,
        tag: str,
        mark: Mark,
        unresolved: Sequence[str],
        since: datetime | None = None,
    ) -> Iterator[Page]:
        """Every satellite: what has changed is told with the rest."""
        return self.read_all(resource, tag)

    def _values(self) -> list[Any]:
        try:
            values = orjson.loads(self._body)
        except orjson.JSONDecodeError as exc:
            said = self._body[:80].decode("utf-8", "replace")
            raise BadDataError(f"{self.url}: no JSON: {said!r}") from exc
        if not isinstance(values, list):
            raise BadDataError(f"{self.url}: expected an array of elements")
        return values

    def reason_to_refuse(self, resource: str, document: Document) -> str | None:
        """Why elements cannot be read, naming the field; None where they can."""
        return celestrak_documents.reason_to_refuse(document)

    def tabulate(self, resource: str, documents: Sequence[Document]) -> Mapping[str, LaunchRows]:
        """The rows of the satellites."""
        return celestrak_documents.tabulate(documents)


def _received(value: Any) -> Document | Refused:
    """A satellite by its catalogue number, in as many digits as there may be."""
    number = value.get("NORAD_CAT_ID") if isinstance(value, Mapping) else None
    return receive({**value, "id": f"{number:09}"}) if isinstance(number, int) else receive(value)
