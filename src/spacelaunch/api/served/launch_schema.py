"""A launch as clients see it, as types: served, or sent to be appended.

Made of the columns, each of which says what it holds.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from spacelaunch.api.served import tidy_columns
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.domain import words

_RECORD = {"Company Name": "SpaceX", "Year": "2020", "Private or State Run": "P"}
_NUMBERS = (words.COST, words.YEAR, words.MONTH, words.DAY)
_NEEDED: dict[str, Any] = {words.COMPANY: str, words.SECTOR: Literal[tuple(words.SECTORS)]}

SERVED_EXAMPLE = {name: column.example for name, column in COLUMNS.items()}
ONE_EXAMPLE = {**SERVED_EXAMPLE, "record": _RECORD}
SENT_EXAMPLE = {name: COLUMNS[name].example for name in words.COLUMNS}


def _attribute(name: str) -> str:
    return name.lower().replace(" ", "_")


def _served(name: str) -> Any:
    column = COLUMNS[name]
    return column.kind, Field(alias=name, description=column.meaning)


def _sent(name: str) -> Any:
    if name in _NEEDED:
        return _NEEDED[name], Field(alias=name)
    kind = float | str | None if name in _NUMBERS else str | None
    return kind, Field(None, alias=name)


_SERVED: dict[str, Any] = {_attribute(name): _served(name) for name in COLUMNS}
_TIDY: dict[str, Any] = {
    name: (column.kind, Field(description=column.meaning))
    for name, column in tidy_columns.COLUMNS.items()
}
_SENT: dict[str, Any] = {_attribute(name): _sent(name) for name in words.COLUMNS}


ServedLaunch: type[BaseModel] = create_model(
    "ServedLaunch",
    __doc__="A launch under the data set's own column names, with an `id`.",
    **_SERVED,
)
TidyLaunch: type[BaseModel] = create_model(
    "TidyLaunch",
    __doc__="A launch in our own words, as `columns=tidy` asks for it.",
    **_TIDY,
)
OneLaunch: type[BaseModel] = create_model(
    "OneLaunch",
    __base__=ServedLaunch,
    __doc__="A launch with its record exactly as received.",
    record=(
        dict[str, Any],
        Field(description="As received, under the source's own names."),
    ),
)
SentRecord: type[BaseModel] = create_model(
    "SentRecord",
    __config__=ConfigDict(extra="allow"),
    __doc__="A launch to append, under the data set's own names; it needs `Year` or `DateTime`.",
    **_SENT,
)
