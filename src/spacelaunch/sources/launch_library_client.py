"""Asks Launch Library 2, or a server that keeps its contract; no call is made that the ledger bars.

It knows how to ask and what each edition calls that; nothing of what is inside a launch. The answer
of the throttle names the key, or the address, of who asks: three numbers are read of it, and
nothing else is kept or said. Used by `launch_library`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Self

import httpx
import orjson

from spacelaunch.domain.document import Call
from spacelaunch.domain.pace import Pace
from spacelaunch.errors import BadDataError, ConfigError, SourceUnavailableError, TooSoonError
from spacelaunch.sources.call_ledger import CallLedger
from spacelaunch.sources.retries import ask_persistently, check_answer

_TIMEOUT = httpx.Timeout(60, connect=10)
# Where it says nothing: what it counts is over by then.
_PAUSE_S = 3_600.0


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition of the API calls what we ask it."""

    launches: str
    """The path of the launches, whole: with their rocket, pad, provider and mission."""
    whole: Mapping[str, str]
    """What besides the path asks for them whole."""
    throttle: str = "api-throttle/"
    limit: str = "limit"
    offset: str = "offset"
    ordering: str = "ordering"
    changed_from: str = "last_updated__gte"
    net_from: str = "net__gte"
    net_until: str = "net__lte"


EDITIONS = {
    "2.3": Edition("launches/", MappingProxyType({"mode": "normal"})),
    # Here the mode is a path: `launches/mini/` has less, `launches/detailed/` more.
    "2.4": Edition("launches/", MappingProxyType({})),
}


@dataclass(frozen=True, slots=True)
class LaunchPage:
    """A page of launches, and how many match from the first of it on."""

    values: list[object]
    count: int


@dataclass(slots=True)
class LaunchLibraryClient:
    """One connection to one server, `url` with its edition, as `…/2.3.0`."""

    url: str
    ledger: CallLedger
    token: str | None = field(default=None, repr=False)
    page_size: int = 100
    pause_s: float = 2.0
    """The first pause before a second try; each further one is twice as long."""
    calls: list[Call] = field(default_factory=list)
    """Every request that was sent, tries again included, in words."""
    edition: Edition = field(init=False)
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.edition = _edition_of(self.url)
        headers = {"User-Agent": "spacelaunch"}
        if self.token is not None:
            headers["Authorization"] = f"Token {self.token}"
        self._http = httpx.Client(timeout=_TIMEOUT, headers=headers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def learn_pace(self) -> None:
        """Ask how many calls are allowed and were counted; this one is not.

        Note: a server that does not say is asked at the pace that is known.
        """
        self._note(f"GET {self.edition.throttle} (does not count)")
        try:
            answer = self._http.get(f"{self.url}/{self.edition.throttle}")
        except httpx.TransportError:
            return  # the first call that counts will say what is the matter
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise self._too_soon(answer)
        found = _throttle_of(answer)
        if found is not None:
            self.ledger.learn_pace(*found)

    def changed_since(self, since: datetime | None, offset: int, kept: int) -> LaunchPage:
        """Launches by when they were changed last; raises as `_page`."""
        asked = {self.edition.ordering: "last_updated", self.edition.offset: str(offset)}
        if since is not None:
            asked[self.edition.changed_from] = _as_text(since)
        return self._page(asked, kept)

    def planned_between(self, begin: datetime, end: datetime) -> LaunchPage:
        """Launches by when they are to fly; raises as `_page`."""
        asked = {
            self.edition.ordering: "net",
            self.edition.net_from: _as_text(begin),
            self.edition.net_until: _as_text(end),
        }
        return self._page(asked, kept=0)

    def by_id(self, offset: int) -> LaunchPage:
        """Launches by their ids; raises as `_page`."""
        asked = {self.edition.ordering: "id", self.edition.offset: str(offset)}
        return self._page(asked, kept=0)

    def _page(self, asked: Mapping[str, str], kept: int) -> LaunchPage:
        """One page.

        Shape: `kept` calls of the pace are left for others.
        Raises:
            TooSoonError: the ledger bars the call, or the server does.
            SourceUnavailableError: no try gave anything.
            BadDataError: what was answered is no page.
        """
        params = {self.edition.limit: str(self.page_size), **self.edition.whole, **asked}

        def ask() -> LaunchPage:
            self.ledger.spend(kept)
            request = self._http.build_request(
                "GET", f"{self.url}/{self.edition.launches}", params=params
            )
            self._note(f"GET {self.edition.launches}?{request.url.query.decode()}")
            answer = self._http.send(request)
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
                raise self._too_soon(answer)
            check_answer(answer)
            return _page_of(answer)

        return ask_persistently(self.url, ask, self.pause_s)

    def _note(self, said: str) -> None:
        self.calls.append(Call("launches", said))

    def _too_soon(self, answer: httpx.Response) -> TooSoonError:
        """What a 429 means: asking again before it says so would only make it worse."""
        after = answer.headers.get("Retry-After", "")
        wait_s = float(after) if after.isdecimal() else _PAUSE_S
        self.ledger.pause(wait_s)
        return TooSoonError(f"{self.url} answered 429 and wants a pause of {wait_s:.0f} s")


def _edition_of(url: str) -> Edition:
    found = re.search(r"/(\d+\.\d+)(?:\.\d+)?/?$", url)
    if found is None or found[1] not in EDITIONS:
        known = " or ".join(f"{edition}.0" for edition in EDITIONS)
        raise ConfigError(f"SPACELAUNCH_LL2_URL: expected a URL that ends in its edition, {known}")
    return EDITIONS[found[1]]


def _throttle_of(answer: httpx.Response) -> tuple[Pace, int] | None:
    """The pace and how many calls were counted; of the rest nothing is looked at."""
    try:
        match orjson.loads(answer.content):
            case {
                "your_request_limit": int(limit),
                "limit_frequency_secs": int(window_s),
                "current_use": int(used),
            } if answer.is_success and limit > 0 and window_s > 0:
                return Pace(limit, timedelta(seconds=window_s)), used
    except orjson.JSONDecodeError:
        pass
    return None


def _page_of(answer: httpx.Response) -> LaunchPage:
    page: Any
    try:
        page = orjson.loads(answer.content)
    except orjson.JSONDecodeError as exc:
        # Half a body looks like this, so it is worth another try.
        raise SourceUnavailableError(f"{answer.request.url}: no JSON: {exc}") from exc
    match page:
        case {"count": int(count), "results": list(values)}:
            return LaunchPage(values, count)
    raise BadDataError(f"{answer.request.url}: expected count and results")


def _as_text(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
