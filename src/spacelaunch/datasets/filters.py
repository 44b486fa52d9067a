"""What filters mean: `country=USA`, `year__gte=2000`, `q=falcon`, read from a query string.

A parameter that is given several times wants any of its values; different ones want all. First a
question is read, whatever the data; then its names are found among those of the data. How launches
are compared with the outcome is `matching`'s. Called by `selection`; knows nothing of HTTP.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacelaunch.domain.fields import PARAMETERS, Field, Kind, Value
from spacelaunch.domain.names import KnownNames, fold, shown, unknown_name
from spacelaunch.errors import BadRequestError

NamesOf = Callable[[str], KnownNames]
"""Column of the relation -> the names that the data have in it."""

SEARCH = "q"
SEARCHED = ("provider", "pad", "rocket", "mission")
FILTERS = (*PARAMETERS, SEARCH)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a launch must have in a column, or in any of several."""

    columns: tuple[str, ...]
    operator: str
    """`in` (one of the values), `gte`, `lte` (than the one value), or `contains` (folded)."""
    values: tuple[Value, ...]
    field: Field | None = None
    """What is asked about; none where it is searched."""


def read_conditions(pairs: Iterable[tuple[str, str]]) -> list[Condition]:
    """The condition of each parameter that is given.

    Shape: the name of each pair is one of `FILTERS`.
    Raises:
        BadRequestError: a value cannot be, whatever the data; it names the parameter.
    """
    given: dict[str, list[str]] = defaultdict(list)
    for name, text in pairs:
        given[name].append(text)
    return [_condition(name, texts) for name, texts in given.items()]


def settle(condition: Condition, names_of: NamesOf) -> Condition:
    """The same with its names as the data spell them, so that it compares exactly.

    Raises:
        UnknownValueError: the data have no such name, and one was hardly meant.
    """
    field = condition.field
    if field is None or field.kind is not Kind.TEXT:
        return condition
    names = names_of(field.column)
    found = _containing if condition.operator == "contains" else _spelled
    spellings = dict.fromkeys(
        name for text in condition.values for name in found(str(text), field, names)
    )
    return replace(condition, operator="in", values=tuple(spellings))


def _condition(name: str, texts: Sequence[str]) -> Condition:
    if name == SEARCH:
        return Condition(SEARCHED, "contains", tuple(_part(text, name) for text in texts))
    field, operator = PARAMETERS[name]
    operator, values = _MEANINGS[operator](field, texts, name)
    return Condition((field.column,), operator, values, field)


Meaning = tuple[str, tuple[Value, ...]]


def _any_of(field: Field, texts: Sequence[str], name: str) -> Meaning:
    return "in", tuple(dict.fromkeys(field.read(text, name) for text in texts))


def _any_in(field: Field, texts: Sequence[str], name: str) -> Meaning:
    return _any_of(field, [part for text in texts for part in text.split(",")], name)


def _at_least(field: Field, texts: Sequence[str], name: str) -> Meaning:
    return "gte", (min(float(field.read(text, name)) for text in texts),)


def _at_most(field: Field, texts: Sequence[str], name: str) -> Meaning:
    return "lte", (max(float(field.read(text, name)) for text in texts),)


def _part_of(field: Field, texts: Sequence[str], name: str) -> Meaning:
    parts = tuple(_part(text, name) for text in texts)
    if field.kind is not Kind.CHOICE:
        return "contains", parts
    chosen = {v for word, v in field.choices.items() for part in parts if part in fold(word)}
    if not chosen:
        known = ", ".join(field.choices)
        raise BadRequestError(f"{name}: expected a part of {known}, got {shown(texts[0])}")
    return "in", tuple(sorted(chosen))


def _part(text: str, name: str) -> str:
    part = fold(text)
    if not part or len(text.strip().splitlines()) > 1:
        raise BadRequestError(f"{name}: expected a text of one line, got {shown(text)}")
    return part


_MEANINGS: dict[str, Callable[[Field, Sequence[str], str], Meaning]] = {
    "": _any_of,
    "in": _any_in,
    "gte": _at_least,
    "lte": _at_most,
    "contains": _part_of,
}


def _spelled(text: str, field: Field, names: KnownNames) -> tuple[str, ...]:
    found = names.spelled(text)
    if not found and (field.has_few_values or _is_mistaken(text, field, names)):
        raise unknown_name(
            field.name,
            text,
            names,
            several=f"{field.name}__in={text} takes several",
            part=f"{field.name}__contains={text} finds all that have it",
        )
    return found


def _containing(part: str, field: Field, names: KnownNames) -> tuple[str, ...]:
    found = names.containing(part)
    if not found and field.has_few_values:
        raise unknown_name(field.name, part, names)
    return found


def _is_mistaken(text: str, field: Field, names: KnownNames) -> bool:
    """Whether a name was rather mistyped than asked for in vain, or is several."""
    is_several = "," in text and any(names.spelled(part) for part in text.split(","))
    return is_several or bool(names.near(text))
