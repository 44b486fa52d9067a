"""A page of the dashboard as Streamlit's test sees it, over the application in this process.

No network lies between them, and no worker.
"""

from __future__ import annotations

import re
from typing import Any

import httpx
from pandas import DataFrame
from streamlit.testing.v1 import AppTest

from drawing_app import make_drawing_app
from spacelaunch.bootstrap import Stores
from spacelaunch.client import Client
from spacelaunch.dashboard.service import Service

_PATIENCE_S = 120
_FIGURE = re.compile(r"^- (.+) \*\*(.+)\*\*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\((?P<source>[^)]*)\)")
_OTHERS = re.compile(r"- .+ \*\*|\| |!\[")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\(.)")


def make_service(stores: Stores, key: str | None = None, **settings: Any) -> Service:
    """The application as the pages ask it, with a key or without one."""
    app = make_drawing_app(stores, **settings)
    client = Client("http://localhost", httpx.WSGITransport(app=app), key)
    return Service(client, "http://localhost")


def make_absent_service() -> Service:
    """An API that is not there."""
    url = "http://127.0.0.1:1"
    return Service(Client(url), url)


class Telling:
    """A service of which some answers are given."""

    def __init__(self, service: Service, answers: dict[str, Any]) -> None:
        self._service = service
        self._answers = answers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._service, name)

    def read(self, path: str, query: Any = None) -> Any:
        """What is given for a path; else what the service answers."""
        return self._answers[path] if path in self._answers else self._service.read(path, query)


def run_page(name: str, service: Service | Telling, **query: str) -> AppTest:
    """The page after its first run, with this query in its address."""
    page = AppTest.from_function(_show, default_timeout=_PATIENCE_S, args=(name, service))
    for key, value in query.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, [each.value for each in page.exception]
    return page


def _show(name, service):  # type: ignore[no-untyped-def]  # its source is a script of its own
    from importlib import import_module  # noqa: PLC0415

    import_module(f"spacelaunch.dashboard.page.{name}").show(service)


def texts_of(page: AppTest) -> list[str]:
    """Everything that it says outside its tables, figures and pictures."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error", "code")
    found: list[Any] = [each for kind in kinds for each in page.get(kind)]
    return [text for text in (str(each.value) for each in found) if not _OTHERS.match(text)]


def metrics_of(page: AppTest) -> dict[str, str]:
    """Its figures by their labels."""
    lists = "\n".join(each.value for each in page.markdown)
    return {_unescape(name): _unescape(value) for name, value in _FIGURE.findall(lists)}


def word_tables_of(page: AppTest) -> list[DataFrame]:
    """Its tables of words."""
    return [_read(each.value) for each in page.markdown if each.value.startswith("| ")]


def pictures_of(page: AppTest) -> list[tuple[str, str]]:
    """Address and words of each of its pictures."""
    found = (_PICTURE.fullmatch(each.value) for each in page.markdown)
    return [(each["source"], _unescape(each["alt"])) for each in found if each]


def _read(table: str) -> DataFrame:
    heads, _, *rows = ([*map(_unescape, _BAR.split(line)[1:-1])] for line in table.splitlines())
    return DataFrame(rows, columns=heads)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.strip())
