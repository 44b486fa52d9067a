"""The names under which launches can be had: `columns=` chooses a set, `fields=` some of it.

Called by `launches` and by what tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from spacelaunch.api.served import kaggle_columns, tidy_columns
from spacelaunch.api.served.served_rows import Column
from spacelaunch.domain.fields import FIELDS, names_of
from spacelaunch.domain.names import choice_of, names_in, shown
from spacelaunch.errors import BadRequestError


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """All columns under one vocabulary."""

    columns: Mapping[str, Column]
    names: Mapping[str, str]
    """Every name that a column goes by -> that under which it is served."""


COLUMN_SETS = {
    "tidy": ColumnSet(
        tidy_columns.COLUMNS,
        {name: name for name in tidy_columns.COLUMNS}
        | {
            name: field.column
            for field in FIELDS.values()
            for name in (field.name, *field.synonyms)
        },
    ),
    "kaggle": ColumnSet(
        kaggle_columns.COLUMNS,
        {heading: heading for heading in kaggle_columns.COLUMNS}
        | {name: field.heading for name, field in names_of(FIELDS.values()).items()},
    ),
}
DEFAULT = "kaggle"


def asked_columns() -> Mapping[str, Column]:
    """The columns that the request asks for, in the order asked for; all of a set where none are.

    Raises:
        BadRequestError: there is no such set, or no such column in it.
    """
    chosen = COLUMN_SETS[_asked_set()]
    if "fields" not in request.args:
        return chosen.columns
    names = names_in(request.args["fields"], "fields", chosen.names)
    return {name: chosen.columns[name] for name in names}


def _asked_set() -> str:
    text = request.args.get("columns", DEFAULT)
    name = choice_of(text, COLUMN_SETS)
    if name is None:
        raise BadRequestError(
            f"columns: expected one of {', '.join(COLUMN_SETS)}, got {shown(text)}"
        )
    return name
