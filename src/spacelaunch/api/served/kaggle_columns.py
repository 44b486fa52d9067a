"""The columns of `/data` under the data set's own names, with `id`.

The one place where our words become the data set's. `Rocket` is filled with the median of the
known costs and marked by `Rocket Imputed`; nothing else is imputed, and no figure uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Any, Literal

import numpy as np
import pyarrow as pa

from spacelaunch.api.served.served_rows import Column, ServedRows, Values
from spacelaunch.domain import words
from spacelaunch.relation.launches import MEANINGS

_OUTCOME_WORDS = {str(outcome): word for word, outcome in words.OUTCOMES.items()}
_SECTOR_LETTERS = {str(sector): letter for letter, sector in words.SECTORS.items()}
# By what a flag has for no, yes and nothing.
_STATUSES = (*sorted(words.ROCKET_STATUSES, key=words.ROCKET_STATUSES.__getitem__), None)


def _shared(
    column: str, example: str, kind: Any = str | None, meanings: Mapping[str, str] | None = None
) -> Column:
    """A column of texts, each as it is or as the data set calls it."""

    def meant(texts: Values) -> Values:
        return texts if meanings is None else [meanings.get(text) for text in texts]

    def array(some: ServedRows) -> pa.Array:
        codes, texts = some.launches.coded(column)
        codes = codes[some.rows]
        return pa.array(meant(texts), pa.string()).take(pa.array(codes, mask=codes < 0))

    def values(some: ServedRows) -> Values:
        return meant(some.texts(column))

    return Column(kind, MEANINGS[column], example, values, typed=array)


def _details(some: ServedRows) -> Values:
    """A mission without a rocket keeps its bar, or it would come back as a rocket."""
    missions = some.own_texts("mission").to_pylist()
    return [
        rocket if mission is None else f"{rocket or ''} | {mission}".lstrip()
        for rocket, mission in zip(some.texts("rocket"), missions, strict=True)
    ]


def _statuses(some: ServedRows) -> Values:
    return [_STATUSES[code] for code in some.flags("is_rocket_active")]


def _costs(some: ServedRows) -> Values:
    costs = some.numbers("cost_musd").tolist()
    return [some.median if isnan(cost) else cost for cost in costs]


def _is_imputed(some: ServedRows) -> Values:
    is_unknown = np.isnan(some.numbers("cost_musd"))
    return list((is_unknown & (some.median is not None)).tolist())


_MOMENT = "UTC; null where the day is not known."
# Each name under which a launch is served, in this order; the values are of 7 August 2020.
COLUMNS: dict[str, Column] = {
    words.ID: Column(str, MEANINGS["launch_id"], "5e884898da280471", ServedRows.ids),
    words.COMPANY: _shared("provider", "SpaceX", str),
    words.LOCATION: _shared("pad", "LC-39A, Kennedy, Florida, USA"),
    words.DETAIL: Column(
        str | None, "Rocket and mission.", "Falcon 9 Block 5 | Starlink V1 L9", _details
    ),
    words.ROCKET_STATUS: Column(
        Literal[(*words.ROCKET_STATUSES, None)], MEANINGS["is_rocket_active"], "StatusActive",
        _statuses,
    ),
    words.COST: Column(
        float | None, "Millions of US dollars; where the source is silent, the known median.",
        50.0, _costs, pa.float64(),
    ),
    words.COST_IMPUTED: Column(
        bool, "Whether `Rocket` is that median. No figure uses an imputed value.", False,
        _is_imputed, pa.bool_(),
    ),
    words.MISSION_STATUS: _shared(
        "outcome", "Success", Literal[(*words.OUTCOMES, None)], _OUTCOME_WORDS
    ),
    words.COUNTRY: _shared("country", "USA"),
    words.ORIGIN: _shared("provider_country", "USA"),
    words.SECTOR: _shared("sector", "P", Literal[tuple(words.SECTORS)], _SECTOR_LETTERS),
    words.DATETIME: Column(
        str | None, _MOMENT, "2020-08-07 05:12:00+00:00",
        lambda some: [at and f"{at[:10]} {at[11:]}+00:00" for at in some.days],
        pa.timestamp("ms", tz="UTC"),
        lambda some: np.array(some.days, "datetime64[ms]"),
    ),
    words.YEAR: Column(
        int, "Of `DateTime`.", 2020, lambda some: some.numbers("launch_year").tolist(), pa.int16()
    ),
    words.MONTH: Column(
        int | None, "Where it is known.", 8,
        lambda some: [at and int(at[5:7]) for at in some.months], pa.int8(),
    ),
    words.DAY: Column(
        int | None, "Where it is known.", 7,
        lambda some: [at and int(at[8:10]) for at in some.days], pa.int8(),
    ),
    words.DATE: Column(
        str | None, "Day, month and year.", "07/08/2020",
        lambda some: [at and f"{at[8:10]}/{at[5:7]}/{at[:4]}" for at in some.days],
    ),
    words.TIME: Column(
        str | None, _MOMENT, "05:12", lambda some: [at and at[11:16] for at in some.days]
    ),
}  # fmt: skip
