"""The two columns whose values are nearly all distinct, read whole: `Detail` and `DateTime`.

A vector reads only what it is sure to read as `records` and `moments` do, and says where; a
property test holds the two against each other for any text. Called by `text_table`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain import words
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.relation.held import HELD
from spacelaunch.sources.moments import read_year
from spacelaunch.sources.records import LONGEST_TEXT

Mask = npt.NDArray[np.bool_]
Vector = Callable[[Mapping[str, pa.Array], int], tuple[dict[str, pa.Array], Mask]]

# A day of the calendar as the data set writes it. The 29th of February is left to who can count.
_CALENDAR = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
)
_SURE = rf"^(?:19\d\d|20\d\d)-{_CALENDAR} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\+00:00\z"
_SILENT, _UNREADABLE = 0, -1  # as years
_DAY_US = 24 * 3600 * 1_000_000
# What Python takes for white space, which is not what Arrow does.
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))


def read_details(texts: Mapping[str, pa.Array], count: int) -> tuple[dict[str, pa.Array], Mask]:
    """Rocket and mission: the halves of `Detail`, around its first bar."""
    if words.DETAIL not in texts:
        return _nothing(("rocket", "mission"), count), np.ones(count, bool)
    detail = texts[words.DETAIL].cast(pa.string())
    is_long = pc.greater(pc.utf8_length(detail), LONGEST_TEXT)
    is_odd = pc.or_(is_long, pc.match_substring(detail, "\0"))
    halves = pc.split_pattern(pc.fill_null(detail, ""), "|", max_splits=1)
    firsts = halves.offsets.to_numpy()[:-1]
    has_second = np.diff(halves.offsets.to_numpy()) > 1
    parts = halves.values
    seconds = parts.take(pa.array(firsts + 1, mask=~has_second))
    found = {
        "rocket": _trimmed(parts.take(pa.array(firsts))).dictionary_encode(),
        "mission": _trimmed(seconds),
    }
    return found, ~np.asarray(pc.fill_null(is_odd, False))


def read_moments(texts: Mapping[str, pa.Array], count: int) -> tuple[dict[str, pa.Array], Mask]:
    """Moment and precision where `DateTime` is written as the data set does and `Year` agrees."""
    if words.DATETIME not in texts:
        return _nothing(("launched_at", "time_precision"), count), np.zeros(count, bool)
    text = texts[words.DATETIME].cast(pa.string())
    is_sure = np.array(pc.fill_null(pc.match_substring_regex(text, _SURE), False))
    plain = pc.if_else(pa.array(is_sure), pc.utf8_slice_codeunits(text, 0, 19), None)
    at = plain.cast(pa.timestamp("us")).cast(HELD.field("launched_at").type)
    if words.YEAR in texts:
        is_sure &= _agrees(texts[words.YEAR], pc.year(at).fill_null(0).to_numpy())
    return {"launched_at": at, "time_precision": _precision(at)}, is_sure


def _agrees(column: pa.Array, years: npt.NDArray[np.int64]) -> Mask:
    """Where `Year` says the same, or nothing."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    codes = coded.indices.cast(pa.int32()).fill_null(-1).to_numpy(zero_copy_only=False)
    said = [_year_in(text) for text in (*coded.dictionary.to_pylist(), None)]
    numbers = np.array([_SILENT if year is None else year for year in said])
    agrees: Mask = (numbers[codes] == years) | (numbers[codes] == _SILENT)
    return agrees


def _year_in(text: str | None) -> int | None:
    try:
        return read_year({words.YEAR: text})
    except BadRecordError:
        return _UNREADABLE


def _precision(at: pa.Array) -> pa.Array:
    """Midnight claims only the day, as for one record."""
    microseconds = at.cast(pa.int64()).fill_null(0).to_numpy()
    codes = (microseconds % _DAY_US != 0).astype(np.int32)
    names = pa.array([TimePrecision.DAY, TimePrecision.MINUTE], pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(codes), names)


def _trimmed(texts: pa.Array) -> pa.Array:
    """Without the white space around; nothing is null."""
    trimmed = pc.utf8_trim(texts, characters=_BLANKS)
    return pc.if_else(pc.equal(trimmed, ""), None, trimmed)


def _nothing(names: Iterable[str], count: int) -> dict[str, pa.Array]:
    return {name: pa.nulls(count, HELD.field(name).type) for name in names}


VECTORS: Mapping[tuple[str, ...], Vector] = {
    ("rocket", "mission"): read_details,
    ("launched_at", "time_precision"): read_moments,
}
