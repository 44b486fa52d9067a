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
from spacelaunch.domain.texts import WORDS_FOR_NOTHING
from spacelaunch.relation.coded_columns import HELD
from spacelaunch.sources.agreement import agree_with
from spacelaunch.sources.records import LONGEST_TEXT

Mask = npt.NDArray[np.bool_]
Vector = Callable[[Mapping[str, pa.Array], int], tuple[dict[str, pa.Array], Mask]]

# A day of the calendar as the data set writes it. The 29th of February is left to who can count.
_CALENDAR = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
)
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_SURE = rf"^(?:19\d\d|20\d\d)-{_CALENDAR}[ T]{_CLOCK}(?:\+00:00|Z)?\z"
_DAY_US = 24 * 3600 * 1_000_000
_LONGEST_NOTHING = max(map(len, WORDS_FOR_NOTHING))
_BLANK, _LAST_ASCII = 0x20, 0x7E
# What `clean_text` might change. Signs above 0x2ff are left to it: some join with others.
_UNCLEAN = r"[\x00-\x1f\x7f\x{a0}\x{300}-\x{10ffff}]|  "


def read_details(texts: Mapping[str, pa.Array], count: int) -> tuple[dict[str, pa.Array], Mask]:
    """Rocket and mission: the halves of `Detail`, around its first bar."""
    if words.DETAIL not in texts:
        is_silent = words.ROCKET_NAME not in texts and words.MISSION_NAME not in texts
        return _nothing(("rocket", "mission"), count), np.full(count, is_silent)
    detail = texts[words.DETAIL].cast(pa.string())
    halves = pc.split_pattern(pc.fill_null(detail, ""), "|", max_splits=1)
    firsts = halves.offsets.to_numpy()[:-1]
    has_second = np.diff(halves.offsets.to_numpy()) > 1
    parts = halves.values
    seconds = parts.take(pa.array(firsts + 1, mask=~has_second))
    found = {
        "rocket": _said(parts.take(pa.array(firsts))).dictionary_encode(),
        "mission": _said(seconds),
    }
    return found, _are_plain(detail)


def _are_plain(texts: pa.Array) -> Mask:
    """Where a text is clean as it stands, and neither too long nor a word for nothing."""
    length = _lengths(texts)
    # Blanks around a word for nothing make it no longer.
    trimmed_length = _lengths(pc.utf8_trim(texts, characters=" "))
    is_plain: Mask = (trimmed_length > _LONGEST_NOTHING) & (length <= LONGEST_TEXT)
    signs = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
    # One look at all signs at once spares nearly every file the look at each text.
    if ((signs < _BLANK) | (signs > _LAST_ASCII)).any() or b"  " in signs.tobytes():
        is_odd = pc.match_substring_regex(texts, _UNCLEAN)
        is_plain &= ~np.asarray(pc.fill_null(is_odd, False))
    return is_plain


def _lengths(texts: pa.Array) -> npt.NDArray[np.int32]:
    found: npt.NDArray[np.int32] = pc.fill_null(pc.utf8_length(texts), 0).to_numpy()
    return found


def read_moments(texts: Mapping[str, pa.Array], count: int) -> tuple[dict[str, pa.Array], Mask]:
    """Moment and precision where `DateTime` is written as the data set does and the rest agrees."""
    if words.DATETIME not in texts:
        return _nothing(("launched_at", "time_precision"), count), np.zeros(count, bool)
    text = texts[words.DATETIME].cast(pa.string())
    is_sure = np.array(pc.fill_null(pc.match_substring_regex(text, _SURE), False))
    plain = pc.if_else(pa.array(is_sure), pc.utf8_slice_codeunits(text, 0, 19), None)
    at = plain.cast(pa.timestamp("us")).cast(HELD.field("launched_at").type)
    is_sure &= agree_with(texts, at.cast(pa.int64()).fill_null(0).to_numpy())
    return {"launched_at": at, "time_precision": _precision(at)}, is_sure


def _precision(at: pa.Array) -> pa.Array:
    """Midnight claims only the day, as for one record."""
    microseconds = at.cast(pa.int64()).fill_null(0).to_numpy()
    codes = (microseconds % _DAY_US != 0).astype(np.int32)
    names = pa.array([TimePrecision.DAY, TimePrecision.MINUTE], pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(codes), names)


def _said(texts: pa.Array) -> pa.Array:
    """Without the white space around; null where that is a word for nothing."""
    trimmed = pc.utf8_trim(texts, characters=" ")
    is_nothing = pc.is_in(pc.ascii_lower(trimmed), pa.array(sorted(WORDS_FOR_NOTHING)))
    return pc.if_else(is_nothing, None, trimmed)


def _nothing(names: Iterable[str], count: int) -> dict[str, pa.Array]:
    return {name: pa.nulls(count, HELD.field(name).type) for name in names}


VECTORS: Mapping[tuple[str, ...], Vector] = {
    ("rocket", "mission"): read_details,
    ("launched_at", "time_precision"): read_moments,
}
