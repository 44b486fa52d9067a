"""What a request sends to be loaded: a file, or records; or the file that was fetched instead.

Its content type says whether it is a file or records, the bytes say what it is (`formats`). Called
by the route that loads.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from flask import request

from spacelaunch.api.around.arguments import ACCEPT_REJECTS, yes_argument
from spacelaunch.api.around.context import context
from spacelaunch.api.around.presence import WantedStream
from spacelaunch.datasets.load import (
    ALL_MAY_BE_REJECTED,
    Load,
    read_file,
    read_kaggle,
    read_records,
)
from spacelaunch.domain.names import shown
from spacelaunch.errors import BadRequestError, UnsupportedTypeError
from spacelaunch.sources.formats import CSV, FILE_TYPES, RECORD_TYPES, Sent

FORM = "multipart/form-data"
# It stands in the data set's description and in every picture; file systems take 255.
LONGEST_FILE_NAME = 255
_FIELDS = "application/x-www-form-urlencoded"
_ENCODINGS = ("", "identity", "gzip", "x-gzip")
_HOW = (
    "send a file with `-F file=@launches.csv`, or with `--data-binary @launches.csv -H "
    "'Content-Type: text/csv'`; send JSON with `-H 'Content-Type: application/json'`"
)


def read_sent(downloaded: Path | None) -> Load:
    """The file that was downloaded since nothing was sent, or else what was sent; read.

    Raises:
        UnsupportedTypeError: it is called what nobody reads; it tells how to send it.
        SpacelaunchError: whatever the readers raise.
    """
    if downloaded is not None:
        limit = context().settings.upload_limit_bytes
        return read_kaggle(downloaded, limit, _most_rejected_pct())
    kind = request.mimetype
    _require_encoding(request.headers.get("Content-Encoding", ""))
    if kind == FORM:
        return read_file(_uploaded(), _most_rejected_pct())
    if request.is_json or kind in RECORD_TYPES:
        return read_records(_sent(BytesIO(request.get_data()), "JSON records"))
    if kind in FILE_TYPES or not kind:
        name = "uploaded CSV" if kind in CSV.content_types else "uploaded file"
        charset = request.mimetype_params.get("charset")
        return read_file(_sent(BytesIO(request.get_data()), name, charset), _most_rejected_pct())
    raise UnsupportedTypeError(_why_not(kind))


def _most_rejected_pct() -> float:
    takes_all = yes_argument(ACCEPT_REJECTS.name)
    return ALL_MAY_BE_REJECTED if takes_all else context().settings.most_rejected_pct


def _sent(stream: BinaryIO, name: str, charset: str | None = None) -> Sent:
    settings = context().settings
    # A large file is read for seconds, in which who sent it may give up.
    wanted = cast(BinaryIO, WantedStream(stream))
    return Sent(wanted, name, settings.upload_limit_bytes, settings.json_limit_bytes, charset)


def _require_encoding(encoding: str) -> None:
    if encoding.strip().lower() not in _ENCODINGS:
        raise UnsupportedTypeError(f"Content-Encoding {encoding[:40]}: send gzip, or none")


def _why_not(kind: str) -> str:
    if kind == _FIELDS:
        return f"curl calls it {_FIELDS} unless it is told otherwise; {_HOW}"
    return f"cannot read {kind}; {_HOW}"


def _uploaded() -> Sent:
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
            return _sent(stream, called, charset)
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
