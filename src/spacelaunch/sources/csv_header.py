"""The header of a CSV text: where it stands, what is between its values, and what it lacks.

A spreadsheet may say `sep=;` before it, and people write a title above it. Called by `csv_file`.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacelaunch.domain import words
from spacelaunch.domain.names import KnownNames, shown
from spacelaunch.errors import BadDataError
from spacelaunch.sources.csv_layout import Layout
from spacelaunch.sources.file_text import Piece
from spacelaunch.sources.headings import MOST_COLUMNS, Headings, read_headings, why_too_many
from spacelaunch.sources.records import READERS

SEPARATORS = (",", ";", "\t", "|")

_WANTED = {column for reader in READERS for column in reader.columns}
_OWN = frozenset((words.DETAIL, words.DATETIME))
_SAID = re.compile(rb'"?sep=([^\r\n"])"?[\r\n]*', re.IGNORECASE)
# A title is not longer than that, and a file that begins with more than a few has no header.
_LOOKED_THROUGH = 20
# Enough for as many columns with as long names as are taken, and a title.
_LOOKED_AT_BYTES = 256 * 1024
# With fewer columns in it that are known, a line is not taken for a header before others are seen.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says, and where the rows begin."""

    names: list[str]
    separator: str
    headings: Headings
    lines_above: int
    """How many lines that are not empty stand above it."""
    rest: Piece
    """What follows it in its piece."""

    @property
    def layout(self) -> Layout:
        """How the rows are to be read."""
        places = self.headings.places
        wanted = {name: place for name, place in places.items() if name in _WANTED}
        if self.separator != "," and words.COST in wanted:
            # The comma is free for decimals, and that is why the separator is another one.
            wanted[words.COMMA_COST] = wanted.pop(words.COST)
        return Layout(len(self.names), wanted, _OWN, self.separator)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be the header."""

    names: list[str]
    separator: str
    place: int
    """How many lines end before it."""
    line_count: int
    above: int
    why_broken: str | None = None

    @property
    def known_count(self) -> int:
        return len(read_headings(tuple(self.names)).places)


def find_header(pieces: Iterator[Piece]) -> Header:
    """The header, which stands in the first piece.

    Raises:
        BadDataError: there is none, or it lacks columns; they are named.
    """
    piece = next(pieces, None)
    if piece is None:
        raise BadDataError("the file is empty")
    lines = piece.text[:_LOOKED_AT_BYTES].splitlines(keepends=True)
    seen = [*_until_found(_candidates(lines))]
    if not seen:
        raise BadDataError("the file is empty")
    best = max(seen, key=lambda line: line.known_count)
    why = next((line.why_broken for line in seen if line.why_broken), None)
    if why and not best.known_count:
        raise BadDataError(why)
    after = best.place + best.line_count
    rest = Piece(piece.text[sum(map(len, lines[:after])) :], piece.first_line + after)
    return _checked(best, rest)


def has_header(text: bytes) -> bool:
    """Whether a launches table seems to begin in these lines."""
    lines = text.splitlines(keepends=True)
    return any(line.known_count >= _ENOUGH for line in _candidates(lines))


def _until_found(lines: Iterator[_Line]) -> Iterator[_Line]:
    for line in lines:
        yield line
        if line.known_count >= _ENOUGH:
            return


def _candidates(lines: Sequence[bytes]) -> Iterator[_Line]:
    """The first lines that are not empty, each read with the separator that it knows most with."""
    separators: Sequence[str] = SEPARATORS
    above, place = 0, 0
    while place < len(lines) and above <= _LOOKED_THROUGH:
        if said := _SAID.fullmatch(lines[place]):
            separators, place = (said[1].decode("latin-1"),), place + 1
            continue
        if lines[place].strip():
            found = _read_line(lines, place, separators, above)
            yield found
            above += 1
            place += found.line_count
        else:
            place += 1


def _read_line(lines: Sequence[bytes], place: int, separators: Sequence[str], above: int) -> _Line:
    read: list[_Line] = []
    why = None
    for separator in separators:
        if lines[place].count(separator.encode()) > 10 * MOST_COLUMNS:
            raise BadDataError(f"line {place + 1} has more than {MOST_COLUMNS} columns")
        following = (lines[at].decode() for at in range(place, min(place + 9, len(lines))))
        reader = csv.reader(following, delimiter=separator, strict=True)
        try:
            read.append(_Line(next(reader), separator, place, reader.line_num, above))
        except csv.Error as exc:
            why = why or f"line {place + 1} is not valid CSV: {exc}"
    if not read:
        return _Line([], ",", place, 1, above, why)
    return replace(max(read, key=lambda line: line.known_count), why_broken=why)


def _checked(line: _Line, rest: Piece) -> Header:
    names = line.names
    if why := why_too_many(names):
        raise BadDataError(f"the header: {why}")
    headings = read_headings(tuple(names))
    if not headings.places:
        raise BadDataError("not a launches CSV: its first line has none of the expected columns")
    _require_unique([words.known_column(name) or name.strip() for name in names])
    if headings.sibling is None:
        _require_columns(headings, names, line.place + 1)
    return Header(names, line.separator, headings, line.above, rest)


def _require_unique(names: Sequence[str]) -> None:
    for name, count in Counter(names).items():
        if name and count > 1:  # spreadsheets write several columns without a name
            raise BadDataError(f"the column {name!r} stands twice in the header")


def _require_columns(headings: Headings, names: Sequence[str], line: int) -> None:
    missing = [column for column in words.REQUIRED if column not in headings.places]
    if not headings.places.keys() & set(words.REQUIRED_ANY):
        missing.append(" or ".join(words.REQUIRED_ANY))
    if not missing:
        return
    others = KnownNames(name for name in names if words.known_column(name) is None and name.strip())
    told = [f"{column!r}{_nearest(column, others)}" for column in missing]
    where = f" (line {line})" if line > 1 else ""
    raise BadDataError(f"the header{where} lacks {', '.join(told)}")


def _nearest(column: str, others: KnownNames) -> str:
    near = others.nearest(column)
    return f" (is it {shown(near[0].strip())}?)" if near else ""
