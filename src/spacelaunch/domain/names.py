"""Names as people write them: compared without case, and found among those that are known.

Two names are one where they differ in case, in the way Unicode writes a letter, or in blanks.
Whatever reads a name reads it here: values of filters and of analyses, words of an enumeration,
names of parameters and columns.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from spacelaunch.errors import BadRequestError, UnknownValueError

Thing = TypeVar("Thing", bound=Hashable)
Aliases = Mapping[str, tuple[str, ...]]
"""Folded name -> the names that it may stand for."""
NOTHING: Aliases = {}

# A comparison costs the product of the two lengths, and the data may hold what nobody would type.
_MOST_COMPARED = 1_000
_LONGEST_COMPARED = 60
_MOST_SUGGESTED = 3
# Of these, "Jpan" and Japan have 0.89, "NSA" and NASA 0.86, "ESA" and ISA 0.67.
_ALIKE = 0.6
_NEARLY_EQUAL = 0.8
_SHORTEST_PART = 3
_MOST_LISTED = 20
_LONGEST_SHOWN = 80


def fold(text: str) -> str:
    """What is equal for two names that are one (NFKC, without case, blanks as one)."""
    if not text.isascii():  # else Unicode has one form only
        text = unicodedata.normalize("NFKC", text)
        text = unicodedata.normalize("NFKC", text.casefold())
    return " ".join(text.casefold().split())


class KnownNames:
    """The names that there are, to be found as people write them.

    Shape: `aliases` stand for a name where none is called so; `hints` are only told.
    """

    def __init__(
        self, names: Iterable[str], aliases: Aliases = NOTHING, hints: Aliases = NOTHING
    ) -> None:
        self._aliases, self._hints = aliases, hints
        by_fold: dict[str, list[str]] = {}
        for name in sorted(set(names)):
            by_fold.setdefault(fold(name), []).append(name)
        self._by_fold = {folded: tuple(spellings) for folded, spellings in by_fold.items()}

    def __len__(self) -> int:
        return len(self._by_fold)

    def spelled(self, text: str) -> tuple[str, ...]:
        """Every spelling of the name that a text means, by itself or as an alias; else none."""
        folded = fold(text)
        return self._by_fold.get(folded) or self._of(self._aliases.get(folded, ()))

    def containing(self, part: str) -> tuple[str, ...]:
        """Every name that has this part."""
        folded = fold(part)
        return tuple(n for key, names in self._by_fold.items() if folded in key for n in names)

    def nearest(self, text: str) -> tuple[str, ...]:
        """The few names that may have been meant, the likeliest first."""
        return self.near(text) or self._close_to(fold(text), _ALIKE)

    def near(self, text: str) -> tuple[str, ...]:
        """Those so near to a text that it hardly means a name that there is not."""
        folded = fold(text)
        return (
            self._of(self._hints.get(folded, ()))
            or self._sharing_words(folded)
            or self._close_to(folded, _NEARLY_EQUAL)
        )

    def listed(self) -> str:
        """All of them with commas, where they are few; else an empty text."""
        if len(self) > _MOST_LISTED:
            return ""
        return ", ".join(_cut(spellings[0]) for spellings in self._by_fold.values())

    def _of(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(n for name in names for n in self._by_fold.get(fold(name), ()))

    def _close_to(self, folded: str, cutoff: float) -> tuple[str, ...]:
        if len(folded) > _LONGEST_COMPARED:
            return ()
        compared = [key for key in self._by_fold if len(key) <= _LONGEST_COMPARED][:_MOST_COMPARED]
        close = difflib.get_close_matches(folded, compared, _MOST_SUGGESTED, cutoff)
        return tuple(self._by_fold[key][0] for key in close)

    def _sharing_words(self, folded: str) -> tuple[str, ...]:
        """Those in which a text is, as "Korea", or that are in it, as in "Northrop Grumman"."""
        if len(folded) < _SHORTEST_PART:
            return ()
        within = [
            names[0]
            for key, names in self._by_fold.items()
            if len(key) >= _SHORTEST_PART and f" {key} " in f" {folded} "
        ]
        return (*self.containing(folded), *within)[:_MOST_SUGGESTED]


def unknown_name(
    kind: str, text: str, names: KnownNames, several: str = "", part: str = ""
) -> UnknownValueError:
    """The refusal of a name that there is not, with those that may have been meant.

    Shape: `kind` is what it is no name of, as "country"; `several` says what to do where a text
        holds several names with commas, `part` where it is a part of several.
    """
    said = f"no {kind} {shown(text)}; {_advice(text, names, several)}"
    is_part = part and len(names.containing(text)) > 1
    return UnknownValueError(f"{said} {part}" if is_part else said)


def shown(text: str) -> str:
    """A text of a client as a message quotes it: not endlessly."""
    return repr(_cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def names_in(
    text: str, parameter: str, known: Mapping[str, Thing], marks: str = ""
) -> dict[Thing, str]:
    """What a list with commas names, each once and in its order -> the mark before it or ''.

    Shape: `known` has every name that is taken; of several for one thing the first is told.
    Raises:
        BadRequestError: there is no such name.
    """
    found: dict[Thing, str] = {}
    for part in text.split(","):
        name = part.strip()
        mark = name[:1] if name[:1] in tuple(marks) else ""
        found.setdefault(_named(name.removeprefix(mark), parameter, known), mark)
    return found


def _named(name: str, parameter: str, known: Mapping[str, Thing]) -> Thing:
    """As it is written, else without case where only one thing is called so."""
    if name in known:
        return known[name]
    things = {known[spelling] for spelling in KnownNames(known).spelled(name)}
    if len(things) == 1:
        return things.pop()
    told: dict[Thing, str] = {}
    for other, thing in known.items():
        told.setdefault(thing, other)
    raise BadRequestError(
        f"{parameter}: there is no {shown(name)}; there are {', '.join(told.values())}"
    )


def one_of(names: Sequence[str]) -> str:
    """A few of these names for a sentence, as `A, B or C`."""
    *others, last = map(_cut, names[:_MOST_SUGGESTED])
    return f"{', '.join(others)} or {last}" if others else last


def choice_of(text: str, words: Iterable[str]) -> str | None:
    """The word of an enumeration that a text means, or None."""
    found = KnownNames(words).spelled(text)
    return found[0] if found else None


def _advice(text: str, names: KnownNames, several: str) -> str:
    if several and any(names.spelled(part) for part in text.split(",")[:_MOST_LISTED]):
        return several
    if near := names.nearest(text):
        return f"did you mean {one_of(near)}?"
    if not names:
        return "the data have none"
    return f"there are {known}" if (known := names.listed()) else f"{len(names):,} are known"
