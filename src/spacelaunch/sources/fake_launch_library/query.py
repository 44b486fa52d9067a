"""The query contract of `/launches/`: filters by time, order, pages, and how much of each launch.

Used by the fake server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from spacelaunch.errors import BadRequestError
from spacelaunch.sources.fake_launch_library.catalogue import Launches

_DEFAULT_LIMIT, _MOST = 10, 100
_ORDERS = ("id", "last_updated", "name", "net")
_FILTERS: dict[str, Callable[[dict[str, Any], str], bool]] = {
    "last_updated__gte": lambda each, text: each["last_updated"] >= text,
    "last_updated__lte": lambda each, text: each["last_updated"] <= text,
    "net__gte": lambda each, text: each["net"] >= text,
    "net__lte": lambda each, text: each["net"] <= text,
}
# A list lacks these.
_WHOLE = ("rocket", "pad", "launch_service_provider", "mission")


def answer(launches: Launches, asked: Mapping[str, str]) -> dict[str, Any]:
    """A page; raises BadRequestError for an order or a filter that the service has not."""
    found = [each for each in launches if _matches(each, asked)]
    ordered = _sorted(found, asked.get("ordering", "net"))
    limit = min(int(asked.get("limit", _DEFAULT_LIMIT)), _MOST)
    offset = int(asked.get("offset", 0))
    page = ordered[offset : offset + limit]
    is_list = asked.get("mode") == "list"
    return {
        "count": len(found),
        "next": None if offset + limit >= len(found) else f"?offset={offset + limit}",
        "previous": None if not offset else f"?offset={max(0, offset - limit)}",
        "results": [_listed(each) for each in page] if is_list else page,
    }


def _matches(launch: dict[str, Any], asked: Mapping[str, str]) -> bool:
    strange = [name for name in asked if "__" in name and name not in _FILTERS]
    if strange:
        raise BadRequestError(f"no filter {strange[0]}")
    return all(test(launch, asked[name]) for name, test in _FILTERS.items() if name in asked)


def _sorted(launches: Launches, ordering: str) -> Launches:
    name = ordering.removeprefix("-")
    if name not in _ORDERS:
        raise BadRequestError(f"no order by {name}")
    return sorted(launches, key=lambda each: str(each[name]), reverse=ordering.startswith("-"))


def _listed(launch: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in launch.items() if name not in _WHOLE}
