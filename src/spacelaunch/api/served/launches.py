"""The answers of `GET /data`: all launches, those that a query asks for, or their counts.

Called by `data`; what a query may say is in `datasets.selection`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

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
from spacelaunch.api.served.columns import SERVED, served_parts
from spacelaunch.api.served.repeated_requests import may_repeat
from spacelaunch.api.served.representations import Representation, chosen_representation
from spacelaunch.api.served.version import ServedVersion
from spacelaunch.datasets.columns import LaunchColumns, Rows
from spacelaunch.datasets.facets import count_by
from spacelaunch.datasets.selection import Selection, read_selection
from spacelaunch.domain.fields import FIELDS, names_of
from spacelaunch.domain.names import names_in
from spacelaunch.relation.coded_columns import HELD
from spacelaunch.stopwatch import lap

# More launches than this are written while they are sent.
MOST_AT_ONCE = 40_000

# A column goes by its heading, or by the name of what it holds.
_COLUMNS = {heading: heading for heading in SERVED} | {
    name: field.heading for name, field in names_of(FIELDS.values()).items()
}


def launches_answer(served: ServedVersion | None) -> Response:
    """What the query string asks of this data set; raises what `read_selection` raises."""
    selection = read_selection(request.args.items(multi=True), others=("fields", "format"))
    form = chosen_representation(["json"]) if selection.facets else chosen_representation()
    names = _read_fields()
    answer = tag_answer(
        served, form.content_type, lambda: _make_answer(served, selection, form, names)
    )
    answer.vary.add("Accept")
    return answer


def tag_answer(
    served: ServedVersion | None, content_type: str, make: Callable[[], Response]
) -> Response:
    """The answer with what a cache and the next conditional request go by.

    Shape: `make` is called only where the client does not have the answer already.
    """
    version = served.data_set.version if served else "empty"
    question = sorted(request.args.items(multi=True))
    tag = tag_of(version, content_type, request.path, question)
    may_repeat(served)
    return tagged_answer(tag, make)


def _make_answer(
    served: ServedVersion | None, selection: Selection, form: Representation, names: Sequence[str]
) -> Response:
    if selection.facets:
        return _facets_answer(served, selection)
    is_whole = not request.args.keys() - {"format"}
    if served is not None and is_whole and len(served.launches) <= MOST_AT_ONCE:
        return _whole_answer(served, form)
    return _page_answer(served, selection, form, names)


def _facets_answer(served: ServedVersion | None, selection: Selection) -> Response:
    launches = _launches_of(served)
    matches = selection.matching(launches)
    return json_answer(
        count_by(launches, matches, selection.facets),
        headers={"X-Total-Count": str(len(matches))},
    )


def _whole_answer(served: ServedVersion, form: Representation) -> Response:
    """All launches, in a body that is made and compressed once for each version."""

    def plain() -> bytes:
        return b"".join(_write_parts(served, served.launches.all_rows, form, SERVED))

    with lap("encode"):
        body, coding = served.body((form.name,), plain), wanted_coding()
    answer = Response(content_type=form.content_type)
    answer.headers["X-Total-Count"] = str(served.data_set.launch_count)
    if coding is None or form.mimetype not in COMPRESSIBLE or len(body) < SMALLEST_BYTES:
        answer.set_data(body)
        return answer
    answer.headers["Content-Encoding"] = coding
    answer.set_data(served.body((form.name, coding), lambda: compress_whole(body, coding)))
    return answer


def _page_answer(
    served: ServedVersion | None, selection: Selection, form: Representation, names: Sequence[str]
) -> Response:
    launches = _launches_of(served)
    with lap("query"):
        matches = selection.matching(launches)
        page = selection.page(launches, matches)
    body: Iterable[bytes] = _write_parts(served, page.rows, form, names)
    if len(page.rows) <= MOST_AT_ONCE:
        with lap("encode"):
            body = [b"".join(body)]
    answer = Response(body, content_type=form.content_type)
    answer.headers["X-Total-Count"] = str(len(matches))
    if page.next_cursor:
        answer.headers["Link"] = next_link(page.next_cursor)
    return answer


def _launches_of(served: ServedVersion | None) -> LaunchColumns:
    return served.launches if served else LaunchColumns(HELD.empty_table())


def _write_parts(
    served: ServedVersion | None, rows: Rows, form: Representation, names: Sequence[str]
) -> Iterator[bytes]:
    """The body part by part, so that all launches of a large data set are never text at once."""
    median = served.data_set.cost_median_musd if served else None
    return form.write(served_parts(_launches_of(served), rows, names, median))


def _read_fields() -> Sequence[str]:
    """The columns asked for, in the order asked for; all where none are."""
    if "fields" not in request.args:
        return SERVED
    return tuple(names_in(request.args["fields"], "fields", _COLUMNS))
