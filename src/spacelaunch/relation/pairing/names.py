"""What names of rockets and missions have in common, whoever spelled them.

A rocket's name is taken for its words and numbers; a mission's for its marks, each a word with the
number behind it, as Kosmos 2097, or a long word alone. Called by `evidence`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

Marks = frozenset[tuple[str, str]]

# Who looks for what a change reaches reads the same names several times.
_MOST_KEPT = 20_000
_PARTS = re.compile(r"[a-z]+|\d+")
_NUMBERED = re.compile(r"([a-z]{2,})[^a-z0-9]{0,3}(\d+(?:[^a-z0-9]?[a-z](?![a-z]))?)")
_WORD = re.compile(r"[a-z]{5,}")
_SPELLINGS = {
    "cosmos": "kosmos",
    "tsyklon": "tsiklon",
    "long": "chang",
    "march": "zheng",
    "m": "mu",
}
# They fly on rockets of several families.
_STAGES = frozenset(
    {"able", "ablestar", "agena", "block", "briz", "burner", "centaur", "fregat", "pam", "star"}
)


@dataclass(frozen=True, slots=True)
class Rocket:
    """What a rocket's name consists of."""

    parts: frozenset[str]
    """Its words and numbers."""
    families: frozenset[str]
    """Those words of it that may name its family."""

    def is_kin(self, other: Rocket) -> bool:
        """Whether both may be of one family."""
        return not self.families.isdisjoint(other.families)

    def is_alike(self, other: Rocket) -> bool:
        """Whether half of what the names consist of stands in both."""
        return 2 * len(self.parts & other.parts) >= len(self.parts | other.parts)


def read_rocket(name: str | None) -> Rocket:
    """A rocket as its name says; without parts where there is none."""
    parts = frozenset(_SPELLINGS.get(part, part) for part in _PARTS.findall(_fold(name)))
    words = {part for part in parts if part.isalpha() and part not in _STAGES}
    return Rocket(parts, frozenset({word for word in words if len(word) > 1} or words))


@dataclass(frozen=True, slots=True)
class Mission:
    """By what a mission can be known again."""

    marks: Marks
    numbers: Marks
    """Its numbered ones, by the digits alone."""
    series: frozenset[str]
    """The words that stand before its numbers."""

    def contradicts(self, other: Mission) -> bool:
        """Whether they are different ones of one series."""
        if self.series.isdisjoint(other.series):
            return False
        return self.numbers.isdisjoint(other.numbers)


@lru_cache(_MOST_KEPT)
def read_mission(name: str | None) -> Mission:
    """A mission as its name says; without marks where it has none."""
    plain = _fold(name)
    numbered = {(_spelled(word), _plain(number)) for word, number in _NUMBERED.findall(plain)}
    series = frozenset(word for word, _ in numbered)
    alone = {_spelled(word) for word in _WORD.findall(plain)} - series
    return Mission(
        frozenset(numbered | {(word, "") for word in alone}),
        frozenset((word, number.rstrip(ascii_lowercase)) for word, number in numbered),
        series,
    )


def _spelled(word: str) -> str:
    return _SPELLINGS.get(word, word)


def _plain(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", number).lstrip("0")


def _fold(text: str | None) -> str:
    return unicodedata.normalize("NFKD", text or "").casefold()
