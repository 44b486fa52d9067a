"""Whether the other date columns say what `DateTime` says, for whole columns at once.

They are coded, so that each distinct text is read once, by the reader that reads one record's; days
in the data set's own form, of which there are many, are read as digits. Called by `vectors`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from spacelaunch.domain import words
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.date_parts import read_date, read_day, read_month, read_time, read_year

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

_DAY_US = 24 * 3600 * 1_000_000
_MINUTE_US = 60 * 1_000_000
# What no part of a moment is.
_SILENT, _UNREADABLE = -(10**9), -(10**9) - 1
_EPOCH = date(1970, 1, 1).toordinal()
_WIDTH = len("07/08/2020")
_SLASHES = np.array([sign == "/" for sign in "07/08/2020"])
_ZERO = ord("0")


def agree_with(texts: Mapping[str, pa.Array], at_us: Numbers) -> Mask:
    """Where each of `Year`, `Month`, `Day`, `Date` and `Time` agrees or is silent.

    Units: `at_us` is the moment, in microseconds since 1970 (UTC).
    """
    days = at_us // _DAY_US
    months = days.astype("M8[D]").astype("M8[M]")
    years = months.astype("M8[Y]")
    said: dict[str, Callable[[], Numbers]] = {
        words.YEAR: lambda: years.astype(np.int64) + 1970,
        words.MONTH: lambda: (months - years).astype(np.int64) + 1,
        words.DAY: lambda: days - months.astype("M8[D]").astype(np.int64) + 1,
        words.TIME: lambda: at_us % _DAY_US // _MINUTE_US,
    }
    agrees: Mask = np.ones(len(at_us), bool)
    for column, numbers in said.items():
        if column in texts:
            codes, distinct = _coded(texts[column])
            given = distinct.to_pylist()
            read = np.array([_number(_READERS[column], column, text) for text in given])[codes]
            agrees &= (read == numbers()) | (read == _SILENT)
    if words.DATE in texts:
        agrees &= _agree_in_day(texts[words.DATE], days)
    return agrees


def _agree_in_day(column: pa.Array, days: Numbers) -> Mask:
    """Where `Date` is that day, whichever of day and month stands first in it."""
    codes, texts = _coded(column)
    day_first, month_first = _days_in(texts)
    first = day_first[codes]
    agrees: Mask = (first == days) | (month_first[codes] == days) | (first == _SILENT)
    return agrees


def _coded(column: pa.Array) -> tuple[Numbers, pa.Array]:
    """A code for each row, and the texts of the codes; the last is that of nothing."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    codes = coded.indices.cast(pa.int32()).fill_null(-1).to_numpy(zero_copy_only=False)
    return codes, pa.concat_arrays([coded.dictionary, pa.nulls(1, coded.dictionary.type)])


def _number(
    read: Callable[[Mapping[str, object]], int | None], column: str, text: str | None
) -> int:
    try:
        found = read({column: text})
    except BadRecordError:
        return _UNREADABLE
    return _SILENT if found is None else found


def _minutes(known: Mapping[str, object]) -> int | None:
    found = read_time(known)
    return None if found is None else 60 * found.hour + found.minute


_READERS: Mapping[str, Callable[[Mapping[str, object]], int | None]] = {
    words.YEAR: read_year,
    words.MONTH: read_month,
    words.DAY: read_day,
    words.TIME: _minutes,
}


def _days_in(texts: pa.Array) -> tuple[Numbers, Numbers]:
    """The day of each text, in days since 1970, if its day stands first, and if its month does."""
    starts = texts.buffers()[1]
    places = np.frombuffer(starts, np.int32)[texts.offset :][: len(texts) + 1].astype(np.int64)
    signs = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
    day_first, month_first = np.full((2, len(texts)), _UNREADABLE, np.int64)
    is_wide = np.diff(places) == _WIDTH
    letters = signs[places[:-1][is_wide][:, None] + np.arange(_WIDTH)]
    is_usual = is_wide.copy()
    is_usual[is_wide] = _is_usual(letters)
    numbers = letters[is_usual[is_wide]].astype(np.int64) - _ZERO
    day, month = numbers[:, 0] * 10 + numbers[:, 1], numbers[:, 3] * 10 + numbers[:, 4]
    year = numbers[:, 6:] @ np.array([1000, 100, 10, 1])
    day_first[is_usual], month_first[is_usual] = _day(year, month, day), _day(year, day, month)
    for place in np.flatnonzero(~is_usual).tolist():
        day_first[place], month_first[place] = _day_numbers(texts[place].as_py())
    return day_first, month_first


def _is_usual(letters: npt.NDArray[np.uint8]) -> Mask:
    """Where these are `07/08/2020`, of a year that is near."""
    is_digit = (letters >= _ZERO) & (letters < _ZERO + 10)
    is_right = np.all(np.where(_SLASHES, letters == ord("/"), is_digit), axis=1)
    century = letters[:, 6:8].tobytes()
    is_near = np.isin(np.frombuffer(century, "S2"), (b"19", b"20"))
    return np.asarray(is_right & is_near)


def _day(year: Numbers, month: Numbers, day: Numbers) -> Numbers:
    """Days since 1970, where there is such a day."""
    begins = ((year - 1970) * 12 + month - 1).astype("M8[M]")
    lasts = (begins + 1).astype("M8[D]") - begins.astype("M8[D]")
    is_there = (month >= 1) & (month <= 12) & (day >= 1) & (day <= lasts.astype(np.int64))
    return np.where(is_there, begins.astype("M8[D]").astype(np.int64) + day - 1, _UNREADABLE)


def _day_numbers(text: str | None) -> tuple[int, int]:
    try:
        days = read_date({words.DATE: text})
    except BadRecordError:
        return _UNREADABLE, _UNREADABLE
    if days is None:
        return _SILENT, _SILENT
    first, second = (_UNREADABLE if day is None else day.toordinal() - _EPOCH for day in days)
    return first, second
