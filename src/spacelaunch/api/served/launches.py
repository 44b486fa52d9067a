"""The answers of `GET /data`: all launches, those that a query asks for, or their counts.

`GET /data.csv` and the like answer the same as a file. Called by `routes.launches`; what a query
may say is in `datasets.selection`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from flask import Response, request

from spacelaunch.api.around.compression import (
    COMPRESSIBLE,
    SMALLEST_BYTES,
    compress_whole,
    tagged_answer,
    wanted_coding,
)
from spacelaunch.api.around.conditions import tag_of
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.query_string import next_link
from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.api.served.column_sets import asked_columns
from spacelaunch.api.served.repeated_requests import may_repeat
from spacelaunch.api.served.representations import (
    Representation,
    chosen_representation,
    representation_of,
)
from spacelaunch.api.served.served_rows import Column, served_parts
from spacelaunch.api.served.version import ServedVersion
from spacelaunch.datasets.columns import LaunchColumns, Rows
from spacelaunch.datasets.facets import count_by
from spacelaunch.datasets.selection import Selection, read_selection
from spacelaunch.errors import BadRequestError
from spacelaunch.relation.coded_columns import HELD
from spacelaunch.stopwatch import lap

# More launches than this are written while they are sent.
MOST_AT_ONCE = 40_000

_COLUMNS_BY = ("columns", "fields")
_NOT_OF_A_FILE = {
    "format": "the ending of the address says the form already",
    "facet": "it answers counts, and a file holds launches",
}
DISPOSITION = AnswerHeader(
    "Content-Disposition", str, "A file name for it.", 'attachment; filename="launches.csv"'
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a request asks of the data set, understood."""

    selection: Selection
    form: Representation
    columns: Mapping[str, Column]
    is_file: bool = False
    """Whether a file is wanted, with its name and its mark, and no answer for a program."""

    @property
    def mark(self) -> bytes:
        """What the body begins with."""
        return self.form.mark if self.is_file else b""

    @property
    def body_name(self) -> tuple[str, ...]:
        """What tells the body of all launches from others of the same version."""
        return (self.form.name, self.mark.hex(), *self.columns)


def launches_answer(served: ServedVersion | None) -> Response:
    """What the query string asks of this data set; raises what `read_selection` raises."""
    selection = read_selection(request.args.items(multi=True), (*_COLUMNS_BY, "format"))
    form = chosen_representation(["json"]) if selection.facets else chosen_representation()
    answer = _answer(served, Question(selection, form, asked_columns()))
    answer.vary.add("Accept")
    return answer


def launches_file(served: ServedVersion | None, suffix: str) -> Response:
    """The same as a file of the form that the suffix names.

    Raises:
        NotFoundError: there is no such form.
    """
    form = representation_of(suffix)
    for name, why in _NOT_OF_A_FILE.items():
        if name in request.args:
            raise BadRequestError(f"{name}: {why}; GET /data takes it")
    selection = read_selection(request.args.items(multi=True), _COLUMNS_BY)
    return _answer(served, Question(selection, form, asked_columns(), is_file=True))


def tag_answer(
    served: ServedVersion | None, content_type: str, make: Callable[[], Response]
) -> Response:
    """The answer with what a cache and the next conditional request go by.

    Shape: `make` is called only where the client does not have the answer already.
    """
    version = served.data_set.version if served else "empty"
    question = sorted(request.args.items(multi=True))
    tag = tag_of(version, content_type, request.path, question)
    if served is not None:
        may_repeat(served.standing)
    return tagged_answer(tag, make)


def _answer(served: ServedVersion | None, asked: Question) -> Response:
    return tag_answer(served, asked.form.content_type, lambda: _make_answer(served, asked))


def _make_answer(served: ServedVersion | None, asked: Question) -> Response:
    answer = _made(served, asked)
    if asked.is_file:
        answer.headers[DISPOSITION] = f'attachment; filename="launches.{asked.form.name}"'
    return answer


def _made(served: ServedVersion | None, asked: Question) -> Response:
    if asked.selection.facets:
        return _facets_answer(served, asked.selection)
    is_whole = not request.args.keys() - {"columns", "format"}
    if served is not None and is_whole and len(served.launches) <= MOST_AT_ONCE:
        return _whole_answer(served, asked)
    return _page_answer(served, asked)


def _facets_answer(served: ServedVersion | None, selection: Selection) -> Response:
    launches = _launches_of(served)
    matches = selection.matching(launches)
    return json_answer(
        count_by(launches, matches, selection.facets),
        headers={"X-Total-Count": str(len(matches))},
    )


def _whole_answer(served: ServedVersion, asked: Question) -> Response:
    """All launches, in a body that is made and compressed once for each version."""

    def plain() -> bytes:
        return b"".join(_write_parts(served, served.launches.all_rows, asked))

    name, form = asked.body_name, asked.form
    with lap("encode"):
        body, coding = served.body(name, plain), wanted_coding()
    answer = Response(content_type=form.content_type)
    answer.headers["X-Total-Count"] = str(served.data_set.launch_count)
    if coding is None or form.mimetype not in COMPRESSIBLE or len(body) < SMALLEST_BYTES:
        answer.set_data(body)
        return answer
    answer.headers["Content-Encoding"] = coding
    answer.set_data(served.body((coding, *name), lambda: compress_whole(body, coding)))
    return answer


def _page_answer(served: ServedVersion | None, asked: Question) -> Response:
    launches = _launches_of(served)
    with lap("query"):
        matches = asked.selection.matching(launches)
        page = asked.selection.page(launches, matches)
    _require_room(len(page.rows), asked.form)
    body: Iterable[bytes] = _write_parts(served, page.rows, asked)
    if len(page.rows) <= MOST_AT_ONCE:
        with lap("encode"):
            body = [b"".join(body)]
    answer = Response(body, content_type=asked.form.content_type)
    answer.headers["X-Total-Count"] = str(len(matches))
    if page.next_cursor:
        answer.headers["Link"] = next_link(page.next_cursor)
    return answer


def _require_room(count: int, form: Representation) -> None:
    if form.most_rows is not None and count > form.most_rows:
        raise BadRequestError(
            f"limit: these are {count:,} launches, and a sheet of {form.name} has room for "
            f"{form.most_rows:,}; choose some of them, or another form"
        )


def _launches_of(served: ServedVersion | None) -> LaunchColumns:
    return served.launches if served else LaunchColumns(HELD.empty_table())


def _write_parts(served: ServedVersion | None, rows: Rows, asked: Question) -> Iterator[bytes]:
    """The body part by part, so that all launches of a large data set are never text at once."""
    median = served.data_set.cost_median_musd if served else None
    parts = served_parts(_launches_of(served), rows, asked.columns, median)
    return chain([asked.mark], asked.form.write(parts))
