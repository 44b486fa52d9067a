"""The answers of `GET /data`: all launches, those that a query asks for, or their counts.

Called by `data`; what a query may say is in `datasets.selection`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Response, request

from spacelaunch.api.answers import json_answer
from spacelaunch.api.compression import (
    COMPRESSIBLE,
    SMALLEST_BYTES,
    compressed,
    held_tag,
    wanted_coding,
)
from spacelaunch.api.conditions import tag_of, unchanged_answer
from spacelaunch.api.query_string import next_link
from spacelaunch.api.representations import Representation, chosen_representation
from spacelaunch.api.served import SERVED, Kept, served
from spacelaunch.datasets.facets import count_by
from spacelaunch.datasets.selection import Selection, read_selection
from spacelaunch.domain.fields import FIELDS, names_of
from spacelaunch.domain.names import names_in
from spacelaunch.stopwatch import lap

# A column goes by its heading, or by the name of what it holds.
_COLUMNS = {heading: heading for heading in SERVED} | {
    name: field.heading for name, field in names_of(FIELDS.values()).items()
}


def launches_answer(kept: Kept | None) -> Response:
    """What the query string asks of this data set; raises what `read_selection` raises."""
    selection = read_selection(request.args.items(multi=True), others=("fields", "format"))
    form = chosen_representation(["json"]) if selection.facets else chosen_representation()
    names = _fields()
    answer = tagged(kept, form.content_type, lambda: _made(kept, selection, form, names))
    answer.vary.add("Accept")
    return answer


def tagged(kept: Kept | None, content_type: str, make: Callable[[], Response]) -> Response:
    """The answer with what a cache and the next conditional request go by.

    Shape: `make` is called only where the client does not have the answer already.
    """
    version = kept.data_set.version if kept else "empty"
    question = sorted(request.args.items(multi=True))
    tag = tag_of(version, content_type, request.path, question)
    held = held_tag(tag)
    answer = make() if held is None else unchanged_answer(Response())
    answer.set_etag(held or tag)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _made(
    kept: Kept | None, selection: Selection, form: Representation, names: Sequence[str]
) -> Response:
    if selection.facets:
        return _facets(kept, selection)
    if kept is not None and not request.args.keys() - {"format"}:
        return _whole(kept, form)
    return _selected(kept, selection, form, names)


def _facets(kept: Kept | None, selection: Selection) -> Response:
    matches = selection.matching(kept.launches, kept.names) if kept else ()
    return json_answer(
        count_by(matches, selection.facets), headers={"X-Total-Count": str(len(matches))}
    )


def _whole(kept: Kept, form: Representation) -> Response:
    """All launches, in a body that is made and compressed once for each version."""

    def plain() -> bytes:
        return form.write(SERVED, [served(launch, kept.data_set) for launch in kept.launches])

    with lap("encode"):
        body, coding = kept.body((form.name,), plain), wanted_coding()
    answer = Response(content_type=form.content_type)
    answer.headers["X-Total-Count"] = str(kept.data_set.launch_count)
    if coding is None or form.mimetype not in COMPRESSIBLE or len(body) < SMALLEST_BYTES:
        answer.set_data(body)
        return answer
    answer.headers["Content-Encoding"] = coding
    answer.set_data(kept.body((form.name, coding), lambda: compressed(body, coding)))
    return answer


def _selected(
    kept: Kept | None, selection: Selection, form: Representation, names: Sequence[str]
) -> Response:
    with lap("query"):
        matches = selection.matching(kept.launches, kept.names) if kept else ()
        page = selection.page(matches)
    with lap("encode"):
        records = [_only(names, served(launch, kept.data_set)) for launch in page.launches if kept]
        body = form.write(names, records)
    answer = Response(body, content_type=form.content_type)
    answer.headers["X-Total-Count"] = str(len(matches))
    if page.next_cursor:
        answer.headers["Link"] = next_link(page.next_cursor)
    return answer


def _fields() -> Sequence[str]:
    """The columns asked for, in the order asked for; all where none are."""
    if "fields" not in request.args:
        return SERVED
    return tuple(names_in(request.args["fields"], "fields", _COLUMNS))


def _only(names: Sequence[str], record: dict[str, object]) -> dict[str, object]:
    return record if names is SERVED else {name: record[name] for name in names}
