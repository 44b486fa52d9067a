"""Documents of the SpaceX API as typed tables, by Polars, each sorted by its key.

The schema is always said: one that Polars guesses from the first rows cuts a later 2.5 to 2 and
drops a later key, in silence. It comes from the same models that let a document in. Called by
`spacex`; the names of tables and columns are the warehouse's.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import polars as pl

from spacelaunch.sources.document_fields import Model
from spacelaunch.sources.spacex_documents import MODELS
from spacelaunch.sources.spacex_hardware_tables import cores, launchpads, rockets, starlink
from spacelaunch.sources.spacex_launch_tables import launches, payloads

Tables = dict[str, pl.DataFrame]

_SIMPLE: dict[Any, type[pl.DataType]] = {
    str: pl.String,
    int: pl.Int64,
    float: pl.Float64,
    bool: pl.Boolean,
}
_TABULATE: dict[str, Callable[[pl.DataFrame], Tables]] = {
    "launches": launches,
    "payloads": payloads,
    "rockets": rockets,
    "launchpads": launchpads,
    "cores": cores,
    "starlink": starlink,
}
TABLES = (
    "rockets",
    "rocket_stages",
    "rocket_engines",
    "launchpads",
    "payloads",
    "cores",
    "spacex_launches",
    "launch_payloads",
    "launch_cores",
    "starlink",
)
# How many of a table's first columns are its key, where it is not one.
_KEY_LENGTHS = {"launch_payloads": 2, "launch_cores": 2, "rocket_stages": 2}


def tabulate(resource: str, texts: Sequence[str]) -> Tables:
    """The rows that documents of one resource give, by table."""
    schema = schema_of(MODELS[resource])
    read = pl.Series("document", texts, dtype=pl.String).str.json_decode(schema)
    return {
        name: table.sort(table.columns[: _KEY_LENGTHS.get(name, 1)])
        for name, table in _TABULATE[resource](read.struct.unnest()).items()
    }


def schema_of(model: type[Model]) -> pl.Struct:
    """The Polars type of what a model reads."""
    fields = model.model_fields.items()
    return pl.Struct({info.alias or name: _type_of(info.annotation) for name, info in fields})


def _type_of(hint: Any) -> Any:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    kind, inner = get_origin(hint), get_args(hint)
    if kind in (Union, types.UnionType):
        return _type_of(next(each for each in inner if each is not type(None)))
    if kind is Annotated:
        return _type_of(inner[0])
    if kind is Literal:
        return pl.String
    if kind is list:
        return pl.List(_type_of(inner[0]))
    return schema_of(hint)
