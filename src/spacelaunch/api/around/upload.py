"""What a request sends to be loaded: a file, or records; or nothing, which means Kaggle's file.

Its content type says whether it is a file or records, the bytes say what it is (`formats`). Called
by the route that loads.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, BinaryIO, Literal, cast

from flask import request

from spacelaunch.api.around.arguments import ACCEPT_REJECTS, DRY_RUN, yes_argument
from spacelaunch.api.around.conditions import expected
from spacelaunch.api.around.presence import WantedStream
from spacelaunch.datasets.load_order import LoadOrder
from spacelaunch.domain.names import shown
from spacelaunch.errors import BadRequestError, UnsupportedTypeError
from spacelaunch.sources.formats import CSV, FILE_TYPES, RECORD_TYPES

FORM = "multipart/form-data"
# It stands in the data set's description and in every picture; file systems take 255.
LONGEST_FILE_NAME = 255
_FIELDS = "application/x-www-form-urlencoded"
_ENCODINGS = ("", "identity", "gzip", "x-gzip")
_HOW = (
    "send a file with `-F file=@launches.csv`, or with `--data-binary @launches.csv -H "
    "'Content-Type: text/csv'`; send JSON with `-H 'Content-Type: application/json'`"
)


def asked_load() -> tuple[LoadOrder, BinaryIO]:
    """What the request asks to be loaded, and on which terms; and what it sends, to be read.

    Raises:
        UnsupportedTypeError: it is called what nobody reads; it tells how to send it.
        BadRequestError: it is a form of another kind than ours.
    """
    kind = request.mimetype
    if not _is_body_sent():
        return _order("kaggle"), BytesIO()
    _require_encoding(request.headers.get("Content-Encoding", ""))
    if kind == FORM:
        return _uploaded()
    if request.is_json or kind in RECORD_TYPES:
        return _order("records", name="JSON records"), _wanted(BytesIO(request.get_data()))
    if kind in FILE_TYPES or not kind:
        name = "uploaded CSV" if kind in CSV.content_types else "uploaded file"
        charset = request.mimetype_params.get("charset")
        order = _order("file", name=name, charset=charset)
        return order, _wanted(BytesIO(request.get_data()))
    raise UnsupportedTypeError(_why_not(kind))


def _is_body_sent() -> bool:
    """Whether there is one; one of unknown length says so by its encoding."""
    return bool(
        request.mimetype or request.content_length or "Transfer-Encoding" in request.headers
    )


def _order(form: Literal["kaggle", "file", "records"], **how: Any) -> LoadOrder:
    return LoadOrder(
        form=form,
        accept_rejects=yes_argument(ACCEPT_REJECTS.name),
        dry_run=yes_argument(DRY_RUN.name),
        expected=expected(),
        **how,
    )


def _wanted(stream: BinaryIO) -> BinaryIO:
    """A large file is read for seconds, in which who sent it may give up."""
    return cast(BinaryIO, WantedStream(stream))


def _require_encoding(encoding: str) -> None:
    if encoding.strip().lower() not in _ENCODINGS:
        raise UnsupportedTypeError(f"Content-Encoding {encoding[:40]}: send gzip, or none")


def _why_not(kind: str) -> str:
    if kind == _FIELDS:
        return f"curl calls it {_FIELDS} unless it is told otherwise; {_HOW}"
    return f"cannot read {kind}; {_HOW}"


def _uploaded() -> tuple[LoadOrder, BinaryIO]:
    """The form's one part; another would be dropped, and might have meant something."""
    for name in request.form:
        raise BadRequestError(_why_no_field(name))
    uploads = [*request.files.items(multi=True)]
    if len(uploads) > 1:
        raise BadRequestError(f"the form has {len(uploads)} files; send one, named 'file'")
    for name, upload in uploads:
        if name == "file":
            stream = cast(BinaryIO, upload.stream)
            charset = upload.mimetype_params.get("charset")
            called = (upload.filename or "uploaded CSV")[:LONGEST_FILE_NAME]
            return _order("file", name=called, charset=charset), _wanted(stream)
    raise BadRequestError("the multipart body has no file field named 'file'")


def _why_no_field(name: str) -> str:
    if name == "file":
        return (
            "the form field 'file' is text; with curl, an @ makes it a file: -F file=@launches.csv"
        )
    return (
        f"the form has a field {shown(name)}; it takes one file, named 'file', and nothing else: "
        "what says how to load goes into the query string, as in /data?dry_run=1"
    )
