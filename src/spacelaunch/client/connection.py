"""One server over HTTP: what it is asked, when to come back, and its errors under their own words.

Called by `client` and `result`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
from httpx_retries import Retry, retry_request

from spacelaunch.errors import NoServerError, SpacelaunchError
from spacelaunch.problems import class_of

# A load from Kaggle answers when it is done.
_TIMEOUT = httpx.Timeout(10, read=300, write=300)
_LONGEST_PAUSE_S = 5.0
# A server that is not there, and a request that broke, are said at once.
_COME_BACK = Retry(
    total=4,
    allowed_methods=("GET", "POST"),
    status_forcelist=(429, 503),
    retry_on_exceptions=(),
    backoff_factor=0.1,
    max_backoff_wait=_LONGEST_PAUSE_S,
)
_ONCE = Retry(total=0)


class Connection:
    """The requests to one server; with a key where it requires one."""

    def __init__(self, url: str, transport: httpx.BaseTransport | None, key: str | None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(
            base_url=url, timeout=_TIMEOUT, transport=transport, headers=headers
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str, **given: Any) -> httpx.Response:
        """GET; raises as `send` does."""
        return self.send("GET", path, **given)

    def send(self, method: str, path: str, **given: Any) -> httpx.Response:
        """One request; an error of the server is raised under its own words.

        Note: where the server cannot answer now, and asking twice does no harm, we come back when
            it says, a few times.
        """
        retry = _COME_BACK if _may_come_back(method, path) else _ONCE
        try:
            answer = retry_request(self._http, method, path, retry=retry, **given)
        except httpx.TransportError as exc:
            raise NoServerError(
                f"no server answers at {self._http.base_url} ({exc}); `spacelaunch up` starts one"
            ) from exc
        if answer.is_error:
            raise _error_class(answer)(_detail(answer))
        return answer

    def why_not(self, path: str) -> str | None:
        """Why it says no to this GET, or does not answer; None where it says yes."""
        try:
            answer = self._http.get(path)
        except httpx.TransportError as exc:
            return str(exc)
        return None if answer.status_code == 200 else _detail(answer)


def _may_come_back(method: str, path: str) -> bool:
    """The same analysis asked twice is one job; the same records sent twice need not be."""
    return method == "GET" or path.startswith("/analyze/")


def _error_class(answer: httpx.Response) -> type[SpacelaunchError]:
    return class_of(str(_problem(answer).get("type")), answer.status_code)


def _detail(answer: httpx.Response) -> str:
    said = _problem(answer).get("detail")
    return str(said or f"the server answered {answer.status_code} {answer.reason_phrase}").strip()


def _problem(answer: httpx.Response) -> Mapping[str, Any]:
    """The problem document; empty where it is none, such as a proxy's page."""
    if "json" not in answer.headers.get("Content-Type", ""):
        return {}
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
