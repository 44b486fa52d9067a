"""The query contract: a subset of Mongo's filters, sorting and paging, over documents in memory.

A moment is compared as the text that it is, as the API does. Used by the fake server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacelaunch.errors import BadRequestError

Document = Mapping[str, Any]

DEFAULT_LIMIT = 10


def answer(documents: Sequence[Document], body: Mapping[str, Any]) -> dict[str, Any]:
    """What `POST /query` answers to `{"query": …, "options": …}`.

    Raises:
        BadRequestError: an operator or option that is not known here.
    """
    options = body.get("options") or {}
    found = [each for each in documents if matches(each, body.get("query") or {})]
    ordered = _sorted(found, options.get("sort") or {})
    return _page(ordered, options)


def matches(document: Document, query: Mapping[str, Any]) -> bool:
    """Whether a document is one that the query asks for."""
    return all(_holds(document, name, wanted) for name, wanted in query.items())


def _holds(document: Document, name: str, wanted: Any) -> bool:
    if name in _COMBINED:
        return _COMBINED[name](matches(document, each) for each in wanted)
    value = _value(document, name)
    if isinstance(wanted, Mapping) and any(key.startswith("$") for key in wanted):
        return all(_operator(key)(value, against) for key, against in wanted.items())
    return _equals(value, wanted)


_COMBINED: dict[str, Callable[[Any], bool]] = {
    "$and": all,
    "$or": any,
    "$nor": lambda each: not any(each),
}


def _value(document: Document, path: str) -> Any:
    value: Any = document
    for part in path.split("."):
        value = value.get("id" if part == "_id" else part) if isinstance(value, Mapping) else None
    return value


def _equals(value: Any, wanted: Any) -> bool:
    # A list matches by any of its items, and null by absence.
    return bool(value == wanted or (isinstance(value, list) and wanted in value))


def _operator(name: str) -> Callable[[Any, Any], bool]:
    if name not in _OPERATORS:
        raise BadRequestError(f"unknown operator: {name}")
    return _OPERATORS[name]


def _compared(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    # Values of different kinds are never in an order.
    def is_so(value: Any, against: Any) -> bool:
        return type(value) is type(against) and test(value, against)

    return is_so


_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": _equals,
    "$ne": lambda value, against: not _equals(value, against),
    "$gt": _compared(lambda value, against: value > against),
    "$gte": _compared(lambda value, against: value >= against),
    "$lt": _compared(lambda value, against: value < against),
    "$lte": _compared(lambda value, against: value <= against),
    "$in": lambda value, against: any(_equals(value, each) for each in against),
    "$nin": lambda value, against: not any(_equals(value, each) for each in against),
    "$exists": lambda value, against: (value is not None) == bool(against),
}


def _sorted(found: list[Document], sort: Mapping[str, Any]) -> list[Document]:
    ordered = list(found)
    for name, way in reversed([*sort.items()]):
        ordered.sort(key=lambda each, name=name: _order(each, name), reverse=_is_down(way))  # type: ignore[misc]
    return ordered


def _order(document: Document, name: str) -> tuple[bool, str, Any]:
    value = _value(document, name)
    return (value is not None, type(value).__name__, value)


def _is_down(way: Any) -> bool:
    return way in (-1, "-1", "desc", "descending")


def _page(found: list[Document], options: Mapping[str, Any]) -> dict[str, Any]:
    total = len(found)
    if options.get("pagination") is False:
        return _whole(found)
    limit = int(options.get("limit", DEFAULT_LIMIT))
    # Where both are given the offset wins; it is answered only where it was sent.
    sent = options.get("offset")
    offset = (int(options.get("page", 1)) - 1) * limit if sent is None else int(sent)
    page, pages = offset // limit + 1, max(1, -(-total // limit))
    has_next, has_previous = page < pages, page > 1
    return {
        "docs": found[offset : offset + limit],
        "totalDocs": total,
        **({} if sent is None else {"offset": offset}),
        "limit": limit,
        "totalPages": pages,
        "page": page,
        "pagingCounter": offset + 1,
        "hasPrevPage": has_previous,
        "hasNextPage": has_next,
        "prevPage": page - 1 if has_previous else None,
        "nextPage": page + 1 if has_next else None,
    }


def _whole(found: list[Document]) -> dict[str, Any]:
    total = len(found)
    return {
        "docs": found,
        "totalDocs": total,
        "offset": 0,
        "limit": total,
        "totalPages": 1,
        "page": 1,
        "pagingCounter": 1,
        "hasPrevPage": False,
        "hasNextPage": False,
        "prevPage": None,
        "nextPage": None,
    }
