"""Reads what a finding claims and holds each claim against the rows beside it.

Each analysis' test brings its sentences, written against the words and not against the code that
makes them: a sentence that no reader understands, or that two would read, is a failure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from flights import Data
from spacelaunch.domain.summary import Summary

Row = Mapping[str, Any]
Check = Callable[["Claim"], None]

NUMBER = r"[\d,]+"
PCT = r"\((?P<pct>[\d.]+) %\)"
FROM = r"(?: from (?:the )?[A-Z][\w ]*?)?"
BY = r"(?: by [\w' ]+?)?"
WINDOW = r"(?: until \d+| since \d+| in \d+|, \d+–\d+)?"
HAVING = r"(?P<having> with a known \w+)?"
RATE = rf"[\d.]+ % \([\d.]+–[\d.]+\) of {NUMBER}(?: \(few\))?"
ALL = rf"(?P<all>{NUMBER}) (?:private |state )?launch(?:es)?{FROM}{BY}"


@dataclass(frozen=True)
class Claim:
    """One sentence with its parts, and what it may be held against."""

    parts: Mapping[str, str]
    summary: Summary[Any, Any]
    data: Data

    def number(self, name: str) -> int:
        """A part that is a number."""
        return int(self.parts[name].replace(",", ""))

    @property
    def findings(self) -> Any:
        """What is there wherever there are rows; each analysis has its own type."""
        return self.summary.findings

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows that the reader sees."""
        return [asdict(row) for row in self.summary.rows]

    @property
    def whole(self) -> list[dict[str, Any]]:
        """Those of whole years: no claim about a year may rest on another."""
        return [row for row in self.rows if row["year"] in self.data.whole]

    @property
    def total(self) -> int:
        """All launches that the rows count."""
        return sum(row["launch_count"] for row in self.rows)


def hold(summary: Summary[Any, Any], sentences: Mapping[str, Check], data: Data) -> None:
    """Finds the one reader of the finding, and lets it check."""
    found = [(re.fullmatch(form, summary.finding), check) for form, check in sentences.items()]
    matches = [(match, check) for match, check in found if match]
    assert len(matches) == 1, f"{len(matches)} readers understand {summary.finding!r}"
    match, check = matches[0]
    check(Claim(match.groupdict(), summary, data))


def is_share(claim: Claim, some: int, of: int) -> bool:
    """Whether the percentage is that share, to the decimal that is written."""
    return abs(float(claim.parts["pct"]) - 100 * some / of) <= 0.05 + 1e-9


def wilson(good: int, known: int) -> tuple[float, float]:
    """The roots of (p - x)² = z² x (1 - x) / n, in percent."""
    share, z = good / known, 1.959963984540054
    square, linear = 1 + z * z / known, -(2 * share + z * z / known)
    root = math.sqrt(linear * linear - 4 * square * share * share)
    low, high = (100 * (-linear + sign * root) / (2 * square) for sign in (-1, 1))
    return max(low, 0.0), min(high, 100.0)


def hold_rate(text: str, good: int, known: int) -> None:
    said, low, high, of = (float(x.replace(",", "")) for x in re.findall(r"\d[\d,.]*", text))
    assert abs(said - 100 * good / known) <= 0.0501
    assert (low, high) == pytest.approx(wilson(good, known), abs=0.0501)
    assert of == known
    assert ("(few)" in text) == (known < 30)


def hold_most(claim: Claim, column: str) -> None:
    """Who is named has most, and all who have as many are named, or counted as others."""
    most = max(row["launch_count"] for row in claim.rows)
    tops = [row[column] for row in claim.rows if row["launch_count"] == most]
    assert claim.number("most") == most
    rest = claim.parts["who"]
    named = [name for name in tops if name.casefold() in rest.casefold()]
    for name in sorted(named, key=len, reverse=True):
        rest = re.sub(re.escape(name), "", rest, count=1, flags=re.IGNORECASE)
    others = re.fullmatch(r"(?:the |, | and )*(?:(\d+) other.*)?", rest, re.IGNORECASE)
    assert others, f"{rest!r} is left of {claim.parts['who']!r}"
    assert len(named) + int(others[1] or 0) == len(tops)
    assert (claim.parts["each"] is None) == (len(tops) == 1)


def flew_most(claim: Claim) -> None:
    findings = claim.findings
    if len(claim.rows) == findings.providers_count:
        hold_most(claim, "provider")
        assert claim.number("all") == claim.total
    assert claim.number("all") == findings.launch_count == claim.summary.rows_used
    assert claim.number("providers") == findings.providers_count


def of_them(claim: Claim) -> None:
    """Fewer are drawn than there are, and what the others flew is the rest."""
    flew_most(claim)
    assert claim.number("drawn") == len(claim.rows) < claim.number("providers")
    assert claim.number("flew") == claim.total
    assert claim.number("others") == claim.number("all") - claim.total > 0


FLEW = rf"(?P<who>[\w, ]+?) flew (?P<most>{NUMBER})(?P<each> each)? of {ALL}{WINDOW}"
RANKING: Mapping[str, Check] = {
    rf"{FLEW}, by (?P<providers>{NUMBER}) providers?": flew_most,
    rf"{FLEW}; the (?P<drawn>{NUMBER}) drawn of (?P<providers>{NUMBER}) providers flew "
    rf"(?P<flew>{NUMBER}), the others (?P<others>{NUMBER})": of_them,
}
