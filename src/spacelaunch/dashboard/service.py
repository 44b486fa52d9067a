"""The API as the pages ask it: one client for all of them, made of the settings.

Nothing is kept between two questions: the API answers from its own memory within milliseconds, and
a page that shows what was true a minute ago is wrong.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from spacelaunch.client import Client
from spacelaunch.config import Settings

Query = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a list, of which there may be more."""

    rows: list[dict[str, Any]]
    total_count: int


@dataclass(frozen=True, slots=True)
class Service:
    """One server; everything raises as `Client.send` does."""

    client: Client
    url: str

    def read(self, path: str, query: Query | None = None) -> Any:
        """What a GET answers, as JSON."""
        return self._get(path, query).json()

    def fetch(self, path: str, query: Query | None = None) -> bytes:
        """What a GET answers, as it is."""
        content: bytes = self._get(path, query).content
        return content

    def read_some(self, path: str, query: Query) -> Answer:
        """The first rows of a list, and of how many."""
        answer = self._get(path, query)
        return Answer(answer.json(), int(answer.headers["X-Total-Count"]))

    def ask(self, path: str, query: Query | None = None) -> Any:
        """What a POST answers, as JSON."""
        return self.client.send("POST", path, params=given(query)).json()

    def curl(self, path: str, query: Query, file: str) -> str:
        """What to type to have the same in a file."""
        words = urlencode(given(query))
        address = f"{self.url}{path}?{words}" if words else f"{self.url}{path}"
        return f"curl {shlex.quote(address)} -o {file}"

    def _get(self, path: str, query: Query | None) -> Any:
        return self.client.send("GET", path, params=given(query))


def given(query: Query | None) -> dict[str, Any]:
    """The parameters that have a value; a field that was left empty asks for nothing."""
    return {name: value for name, value in (query or {}).items() if value not in (None, "")}


@st.cache_resource(show_spinner=False)
def open_service() -> Service:
    """The server of the settings; every page of every reader asks through this one."""
    settings = Settings.from_env()
    return Service(Client(settings.url, key=settings.api_key), settings.url)
