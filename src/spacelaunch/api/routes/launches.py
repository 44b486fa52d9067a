"""`GET /data` and `GET /data/<id>`: launches, as many as are asked for, or one."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from flask import Response, request
from pydantic import WithJsonSchema

from spacelaunch.api.around.conditions import CACHE_CONTROL, VALIDATORS, tag_of
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.query_string import LINK, TOTAL_COUNT
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import JSON, Answer, Form, Link, Parameter
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.api.served.launch_query import FILE_QUERY, QUERY
from spacelaunch.api.served.launch_schema import (
    ONE_EXAMPLE,
    SERVED_EXAMPLE,
    OneLaunch,
    ServedLaunch,
    TidyLaunch,
)
from spacelaunch.api.served.launches import DISPOSITION, launches_answer, launches_file
from spacelaunch.api.served.representations import REPRESENTATIONS
from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.api.served.version import current_version
from spacelaunch.datasets.facets import Facet
from spacelaunch.datasets.query import read_record
from spacelaunch.domain import words
from spacelaunch.errors import (
    NotAcceptableError,
    NotFoundError,
    UnknownValueError,
)

routes = Routes("launches", tag="data")

LAUNCH = Parameter("path", "launch_id", str, "The launch.", COLUMNS[words.ID].example)
# Whole launches, some columns of them, or counts.
_LAUNCHES: Any = (
    list[TidyLaunch] | list[ServedLaunch] | list[dict[str, Any]] | dict[str, list[Facet]]  # type: ignore[valid-type]  # a model made of the columns
)


_SUFFIXES = [*REPRESENTATIONS]
_Suffix = Annotated[str, WithJsonSchema({"type": "string", "enum": _SUFFIXES})]
_FORMS = {
    **{form.mimetype: form.form for form in REPRESENTATIONS.values()},
    JSON: Form(_LAUNCHES, [SERVED_EXAMPLE]),
}


@routes.get(
    "/data",
    Contract(
        "all launches as a JSON array, in our own words and types",
        curl="curl 'localhost:5000/data?columns=tidy'",
        also=(
            Use("the same under the data set's own names", "curl localhost:5000/data"),
            Use(
                "some of them: filters, `q=`, `sort=`, `fields=`, `limit=` with a `Link` to the "
                "next page",
                "curl 'localhost:5000/data?sector=private&year__gte=2010&sort=-year,company"
                "&limit=50'",
            ),
            Use(
                "how many of each kind",
                "curl 'localhost:5000/data?facet=country,outcome&q=falcon'",
            ),
            Use(
                f"as {', '.join(f'`{name}`' for name in REPRESENTATIONS)}, also by `Accept`; "
                "compressed on request",
                "curl --compressed 'localhost:5000/data?format=csv' -o launches.csv",
            ),
        ),
        takes=QUERY,
        answers={
            200: Answer(
                "The launches, newest first unless sorted; or, with `facet=`, how many.",
                _FORMS,
                (*VALIDATORS, TOTAL_COUNT, LINK),
                {"newest": Link("get_launch", {"launch_id": "$response.body#/0/id"})},
            )
        },
        refuses=(
            NotAcceptableError,
            UnknownValueError,
        ),
        takes_others=True,  # which `datasets.selection` refuses with what may have been meant
    ),
)
def list_launches() -> Response:
    """The launches that the query asks for, or their counts."""
    return launches_answer(current_version())


@routes.get(
    "/data.<suffix>",
    Contract(
        "the launches as a file with a name: "
        + ", ".join(f"`.{suffix}`" for suffix in _SUFFIXES)
        + "; asked as `/data` is",
        curl="curl 'localhost:5000/data.xlsx?columns=tidy' -o launches.xlsx",
        also=(
            Use(
                "a CSV that Excel opens as what it is, by its byte-order mark",
                "curl 'localhost:5000/data.csv?columns=tidy' -o launches.csv",
            ),
        ),
        takes=(Parameter("path", "suffix", _Suffix, "The form.", "csv"), *FILE_QUERY),
        answers={
            200: Answer(
                "The launches, as `/data` answers them.",
                _FORMS,
                (*VALIDATORS, TOTAL_COUNT, LINK, DISPOSITION),
            )
        },
        refuses=(UnknownValueError,),
        takes_others=True,
    ),
)
def get_launches_file(suffix: str) -> Response:
    """The launches that the query asks for, in the form that the address ends in."""
    return launches_file(current_version(), suffix)


@routes.get(
    "/data/<launch_id>",
    Contract(
        "one launch, with its record as received",
        takes=(LAUNCH,),
        answers={
            200: Answer("The launch.", {JSON: Form(OneLaunch, ONE_EXAMPLE)}, VALIDATORS),
        },
    ),
)
def get_launch(launch_id: str) -> Response:
    """One launch, with its record exactly as received."""
    served = current_version()
    if served is None:
        raise NotFoundError(f"no launch {launch_id}: no data are loaded")
    row = served.launches.row_of(launch_id)
    if row is None:
        raise NotFoundError(f"no launch {launch_id} in the data set")
    version, median = served.data_set.version, served.data_set.cost_median_musd
    (launch,) = ServedRows(served.launches, np.array([row]), COLUMNS, median).records()
    record = read_record(context().stores.launches, version, row)
    answer = json_answer({**launch, "record": record})
    # The same launch may come again in another form, which makes no other version.
    answer.set_etag(tag_of(version, request.path, answer.get_data()))
    answer.headers[CACHE_CONTROL] = "no-cache"
    return answer
