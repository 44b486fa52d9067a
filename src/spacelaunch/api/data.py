"""`/data`: load, read and delete the data set."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from typing import BinaryIO, cast

from flask import Blueprint, Response, request

from spacelaunch.api.answers import json_answer, only_arguments, yes_argument
from spacelaunch.api.conditions import require_expected
from spacelaunch.api.context import Context, context, now
from spacelaunch.api.idempotency import idempotent
from spacelaunch.api.launches import launches_answer, tagged
from spacelaunch.api.own_address import own_path
from spacelaunch.api.served import served
from spacelaunch.datasets.clear import clear
from spacelaunch.datasets.load import LoadReport, append_json, load_csv, load_kaggle
from spacelaunch.datasets.preview import preview_load
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.domain.words import COLUMNS
from spacelaunch.errors import BadRequestError, NotFoundError, UnsupportedTypeError
from spacelaunch.storage.launch_store import LaunchStore

blueprint = Blueprint("data", __name__)

CSV_TYPES = ("text/csv", "application/gzip", "application/x-gzip")


@blueprint.post("/data")
@idempotent
def load() -> Response:
    """Load from Kaggle (no body), from a CSV, or append JSON records; or only try to."""
    only_arguments("dry_run")
    ctx = context()
    if yes_argument("dry_run"):
        return _previewed(ctx)
    report = _load(ctx, ctx.stores.launches)
    return json_answer(
        {"status": "success", **asdict(report)}, 201, {"Location": own_path("/data")}
    )


def _previewed(ctx: Context) -> Response:
    """What would be loaded; nothing is stored."""
    tried = preview_load(ctx.stores.launches, lambda store: _load(ctx, store))
    return json_answer({"status": "dry run", **asdict(tried.report), "rejects": tried.rejects})


def _load(ctx: Context, store: LaunchStore) -> LoadReport:
    # All of it: a client that still sends when we answer and close sees a broken connection.
    request.get_data(parse_form_data=True)
    require_expected(store.current())  # before a file is read into launches for nothing
    limit = ctx.settings.upload_limit_bytes
    kind, require = request.mimetype, require_expected
    if kind == "multipart/form-data":
        stream, name = _uploaded()
        return load_csv(store, stream, name, limit, now(), require=require)
    if kind in CSV_TYPES:
        stream = BytesIO(request.get_data())
        return load_csv(store, stream, "uploaded CSV", limit, now(), require=require)
    if request.is_json:
        return append_json(store, request.get_data(), now(), require=require)
    # A body of unknown length says so by its encoding.
    if kind or request.content_length or "Transfer-Encoding" in request.headers:
        raise UnsupportedTypeError(
            f"cannot read {kind or 'a body without a content type'}; send a CSV with "
            "`-F file=@launches.csv`, or JSON with `-H 'Content-Type: application/json'`"
        )
    return load_kaggle(store, limit, now(), require=require)


def _uploaded() -> tuple[BinaryIO, str]:
    """The form's one part; another would be dropped, and might have meant something."""
    for name in request.form:
        raise BadRequestError(_why_no_field(name))
    uploads = [*request.files.items(multi=True)]
    if len(uploads) > 1:
        raise BadRequestError(f"the form has {len(uploads)} files; send one, named 'file'")
    for name, upload in uploads:
        if name == "file":
            return cast(BinaryIO, upload.stream), (upload.filename or "uploaded CSV")
    raise BadRequestError("the multipart body has no file field named 'file'")


def _why_no_field(name: str) -> str:
    if name == "file":
        return (
            "the form field 'file' is text; with curl, an @ makes it a file: -F file=@launches.csv"
        )
    return (
        f"the form has a field {name!r}; it takes one file, named 'file', and nothing else: "
        "what says how to load goes into the query string, as in /data?dry_run=1"
    )


@blueprint.get("/data")
def read() -> Response:
    """The launches that the query asks for, or their counts."""
    return launches_answer(context().served.current(context().stores.launches))


@blueprint.get("/data/<launch_id>")
def read_one(launch_id: str) -> Response:
    """One launch, with its record exactly as received."""
    only_arguments()
    kept = context().served.current(context().stores.launches)
    if kept is None:
        raise NotFoundError(f"no launch {launch_id}: no data are loaded")
    launch = kept.by_id.get(launch_id)
    if launch is None:
        raise NotFoundError(f"no launch {launch_id} in the data set")
    body = {**served(launch, kept.data_set), "record": launch.record}
    return tagged(kept, "application/json", lambda: json_answer(body))


@blueprint.get("/data/summary")
def summary() -> Response:
    """What is loaded: rows, version, sources, columns, range and counts."""
    only_arguments()
    kept = context().served.current(context().stores.launches)
    if kept is None:
        raise NotFoundError("no data are loaded; POST /data first")
    rejected = context().stores.launches.rejects().get("rejected", 0)
    answer = json_answer(
        {
            **asdict(kept.data_set),
            **_counts(kept.launches),
            "columns": list(COLUMNS),
            "rejected": rejected,
        }
    )
    return _tagged_by_content(answer)


def _counts(launches: Sequence[Launch]) -> dict[str, object]:
    sectors = Counter(launch.sector.value for launch in launches)
    outcomes = Counter(launch.outcome.value for launch in launches)
    return {
        "year_from": launches[-1].launched_at.year if launches else None,
        "year_to": launches[0].launched_at.year if launches else None,
        "sectors": {sector.value: sectors[sector.value] for sector in Sector},
        "outcomes": {outcome.value: outcomes[outcome.value] for outcome in Outcome},
    }


@blueprint.get("/data/rejects")
def rejects() -> Response:
    """What the last load refused, and why."""
    only_arguments()
    found = context().stores.launches.rejects()
    return _tagged_by_content(json_answer(found or {"rejected": 0, "rejects": []}))


def _tagged_by_content(answer: Response) -> Response:
    """For answers that change with the load, even where the data's version stays."""
    answer.set_etag(hashlib.sha256(answer.get_data()).hexdigest()[:16])
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@blueprint.delete("/data")
def delete() -> Response:
    """Delete all launches, where they are those that the client expects."""
    only_arguments()
    clear(context().stores.launches, require_expected)
    return json_answer({"status": "all records deleted"})
