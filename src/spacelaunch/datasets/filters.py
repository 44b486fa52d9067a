"""Choosing launches: `country=USA`, `year__gte=2000`, `q=falcon`, read and applied.

A parameter that is given several times wants any of its values; different ones want all. Called by
`selection`; knows nothing of HTTP.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from spacelaunch.datasets.fields import FIELDS, DataField
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import BadRequestError

Matches = Callable[[Launch], bool]

SEARCH = "q"
FILTERS = (
    *(
        parameter
        for name, each in FIELDS.items()
        for parameter in (name, *(f"{name}__{operator}" for operator in each.operators))
    ),
    SEARCH,
)


def read_filters(pairs: Iterable[tuple[str, str]]) -> list[Matches]:
    """A test for each parameter that is given.

    Shape: the name of each pair is one of `FILTERS`.
    Raises:
        BadRequestError: a value cannot be; it names the parameter.
    """
    given: dict[str, list[str]] = defaultdict(list)
    for name, text in pairs:
        given[name].append(text)
    return [_filter(name, texts) for name, texts in given.items()]


def matching(launches: Sequence[Launch], filters: Sequence[Matches]) -> Sequence[Launch]:
    """The launches that pass every filter, in the same order."""
    for matches in filters:
        launches = [launch for launch in launches if matches(launch)]
    return launches


def _filter(name: str, texts: list[str]) -> Matches:
    if name == SEARCH:
        return _search([_part(text, name) for text in texts])
    base, _, operator = name.partition("__")
    return _MAKERS[operator](FIELDS[base], texts, name)


def _is_any(field: DataField, texts: list[str], name: str) -> Matches:
    wanted = {field.read(text.strip(), name) for text in texts}
    return lambda launch: field.of(launch) in wanted


def _is_in(field: DataField, texts: list[str], name: str) -> Matches:
    return _is_any(field, [part for text in texts for part in text.split(",")], name)


def _at_least(field: DataField, texts: list[str], name: str) -> Matches:
    low = min(_number(field, text, name) for text in texts)
    return lambda launch: (value := _number_of(field, launch)) is not None and value >= low


def _at_most(field: DataField, texts: list[str], name: str) -> Matches:
    high = max(_number(field, text, name) for text in texts)
    return lambda launch: (value := _number_of(field, launch)) is not None and value <= high


def _contains(field: DataField, texts: list[str], name: str) -> Matches:
    parts = [_part(text, name) for text in texts]

    def matches(launch: Launch) -> bool:
        value = str(field.of(launch) or "").casefold()
        return any(part in value for part in parts)

    return matches


def _search(parts: list[str]) -> Matches:
    def matches(launch: Launch) -> bool:
        searched = (launch.provider, launch.pad, launch.rocket, launch.mission)
        # No text that is sought has a line end, so none is found across two of these.
        text = "\n".join(value for value in searched if value).casefold()
        return any(part in text for part in parts)

    return matches


def _part(text: str, name: str) -> str:
    part = text.strip().casefold()
    if not part or "\n" in part:
        raise BadRequestError(f"{name}: expected a text of one line, got {text!r}")
    return part


def _number(field: DataField, text: str, name: str) -> float:
    return float(field.read(text.strip(), name))


def _number_of(field: DataField, launch: Launch) -> float | None:
    value = field.of(launch)
    return None if value is None else float(value)


_MAKERS: dict[str, Callable[[DataField, list[str], str], Matches]] = {
    "": _is_any,
    "in": _is_in,
    "gte": _at_least,
    "lte": _at_most,
    "contains": _contains,
}
