"""`/data`: load, read and delete the data set."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import BinaryIO, cast

from flask import Blueprint, Response, request

from spacelaunch.api.answers import json_answer, only_arguments, yes_argument
from spacelaunch.api.context import Context, context, now
from spacelaunch.api.idempotency import idempotent
from spacelaunch.api.served import served
from spacelaunch.datasets.clear import clear
from spacelaunch.datasets.load import LoadReport, append_json, load_csv, load_kaggle
from spacelaunch.datasets.preview import preview_load
from spacelaunch.datasets.query import current_launches, find_launch
from spacelaunch.errors import BadRequestError, NotFoundError, UnsupportedTypeError
from spacelaunch.sources.columns import COLUMNS
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
    return json_answer({"status": "success", **asdict(report)}, 201, {"Location": "/data"})


def _previewed(ctx: Context) -> Response:
    """What would be loaded; nothing is stored."""
    tried = preview_load(ctx.stores.launches, lambda store: _load(ctx, store))
    return json_answer({"status": "dry run", **asdict(tried.report), "rejects": tried.rejects})


def _load(ctx: Context, store: LaunchStore) -> LoadReport:
    limit = ctx.settings.upload_limit_bytes
    kind = request.mimetype
    if kind == "multipart/form-data":
        stream, name = _uploaded()
        return load_csv(store, stream, name, limit, now())
    if kind in CSV_TYPES:
        return load_csv(store, BytesIO(request.get_data()), "uploaded CSV", limit, now())
    if request.is_json:
        return append_json(store, request.get_data(), now())
    if kind or request.content_length:
        raise UnsupportedTypeError(
            f"cannot read {kind or 'a body without a content type'}; send a CSV with "
            "`-F file=@launches.csv`, or JSON with `-H 'Content-Type: application/json'`"
        )
    return load_kaggle(store, limit, now())


def _uploaded() -> tuple[BinaryIO, str]:
    upload = request.files.get("file")
    if upload is None:
        raise BadRequestError("the multipart body has no file field named 'file'")
    return cast(BinaryIO, upload.stream), (upload.filename or "uploaded CSV")


@blueprint.get("/data")
def read() -> Response:
    """The whole data set as a JSON array."""
    only_arguments()
    ctx = context()
    data_set = ctx.stores.launches.current()
    body = ctx.served.get(data_set.version) if data_set else b"[]\n"
    if body is None:
        data_set, launches = current_launches(ctx.stores.launches)
        body = ctx.served.put(data_set, launches) if data_set else b"[]\n"
    answer = Response(body, content_type="application/json")
    answer.headers["X-Total-Count"] = str(data_set.launch_count if data_set else 0)
    answer.headers["Cache-Control"] = "no-cache"
    answer.set_etag(f"{data_set.version if data_set else 'empty'}-json")
    return cast(Response, answer.make_conditional(request))


@blueprint.get("/data/<launch_id>")
def read_one(launch_id: str) -> Response:
    """One launch, with its record exactly as received."""
    only_arguments()
    data_set, launches = current_launches(context().stores.launches)
    if data_set is None:
        raise NotFoundError(f"no launch {launch_id}: no data are loaded")
    launch = find_launch(launches, launch_id)
    return json_answer({**served(launch, data_set), "record": launch.record})


@blueprint.get("/data/summary")
def summary() -> Response:
    """What is loaded: rows, version, sources, columns and range."""
    only_arguments()
    data_set = context().stores.launches.current()
    if data_set is None:
        raise NotFoundError("no data are loaded; POST /data first")
    values = asdict(data_set)
    rejects = context().stores.launches.rejects()
    return json_answer({**values, "columns": list(COLUMNS), "rejected": rejects.get("rejected", 0)})


@blueprint.get("/data/rejects")
def rejects() -> Response:
    """What the last load refused, and why."""
    only_arguments()
    found = context().stores.launches.rejects()
    return json_answer(found or {"rejected": 0, "rejects": []})


@blueprint.delete("/data")
def delete() -> Response:
    """Delete all launches."""
    only_arguments()
    clear(context().stores.launches)
    return json_answer({"status": "all records deleted"})
