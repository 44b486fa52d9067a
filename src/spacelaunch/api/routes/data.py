"""`/data`: load, read and delete the data set."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np
from flask import Blueprint, Response, request

from spacelaunch.api.around.arguments import only_arguments, yes_argument
from spacelaunch.api.around.conditions import require_expected, tag_of
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.idempotency import idempotent
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.around.sent_data import read_sent
from spacelaunch.api.served.columns import SERVED, ServedRows
from spacelaunch.api.served.launches import launches_answer
from spacelaunch.api.served.version import ServedVersion, current_version
from spacelaunch.datasets.clear import clear
from spacelaunch.datasets.facets import count_by
from spacelaunch.datasets.load import apply_load, downloaded_kaggle, plan_load
from spacelaunch.datasets.plan import Plan
from spacelaunch.datasets.query import read_record
from spacelaunch.domain.fields import FIELDS
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.domain.words import COLUMNS
from spacelaunch.errors import NotFoundError

blueprint = Blueprint("data", __name__)

REJECTS_SHOWN = 10
_NOTHING_REFUSED: dict[str, object] = {"rejected": 0, "rejects": [], "lost": 0, "losses": []}


@blueprint.post("/data")
@idempotent
def load() -> Response:
    """Load from Kaggle (no body) or from a file, or append JSON records; or only try to."""
    only_arguments("dry_run", "accept_rejects")
    store = context().stores.launches
    # All of it: a client that still sends when we answer and close sees a broken connection.
    request.get_data(parse_form_data=True)
    require_expected(store.current())  # before a file is read for nothing
    is_tried = yes_argument("dry_run")
    with _downloaded() as file, context().load_turn.taken():
        work = plan_load if is_tried else apply_load
        plan = work(store, read_sent(file), now(), require_expected)
    if is_tried:
        return _shown(plan)
    report = plan.report
    return json_answer(
        {"status": "success", **asdict(report)}, 201, {"Location": own_path("/data")}
    )


def _shown(plan: Plan) -> Response:
    """What would be loaded; nothing is stored."""
    rejects = [asdict(reject) for reject in plan.rejects[:REJECTS_SHOWN]]
    losses = [asdict(loss) for loss in plan.losses[:REJECTS_SHOWN]]
    shown = {"status": "dry run", **asdict(plan.report), "rejects": rejects, "losses": losses}
    return json_answer(shown)


@contextmanager
def _downloaded() -> Iterator[Path | None]:
    """Kaggle's file where nothing was sent.

    Not within the turn to load: Kaggle may take its time, and who sends a file is not to wait.
    """
    # A body of unknown length says so by its encoding.
    if request.mimetype or request.content_length or "Transfer-Encoding" in request.headers:
        yield None
        return
    limit = context().settings.upload_limit_bytes
    with context().download_turn.taken(), downloaded_kaggle(limit) as file:
        yield file


@blueprint.get("/data")
def read() -> Response:
    """The launches that the query asks for, or their counts."""
    return launches_answer(current_version())


@blueprint.get("/data/<launch_id>")
def read_one(launch_id: str) -> Response:
    """One launch, with its record exactly as received."""
    only_arguments()
    served = current_version()
    if served is None:
        raise NotFoundError(f"no launch {launch_id}: no data are loaded")
    row = served.launches.row_of(launch_id)
    if row is None:
        raise NotFoundError(f"no launch {launch_id} in the data set")
    version, median = served.data_set.version, served.data_set.cost_median_musd
    (launch,) = ServedRows(served.launches, np.array([row]), SERVED, median).records()
    record = read_record(context().stores.launches, version, row)
    answer = json_answer({**launch, "record": record})
    # The same launch may come again in another form, which makes no other version.
    answer.set_etag(tag_of(version, request.path, answer.get_data()))
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@blueprint.get("/data/summary")
def summary() -> Response:
    """What is loaded: rows, version, sources, columns, range and counts."""
    only_arguments()
    served = current_version()
    if served is None:
        raise NotFoundError("no data are loaded; POST /data first")
    answer = json_answer(
        {
            **asdict(served.data_set),
            **_counts(served),
            "columns": list(COLUMNS),
        }
    )
    return _tagged_by_content(answer)


def _counts(served: ServedVersion) -> dict[str, object]:
    data_set, fields = served.data_set, (FIELDS["sector"], FIELDS["outcome"])
    facets = count_by(served.launches, served.launches.all_rows, fields)
    sectors, outcomes = ({each["value"]: each["count"] for each in f} for f in facets.values())
    return {
        "year_from": data_set.data_from.year if data_set.data_from else None,
        "year_to": data_set.data_until.year if data_set.data_until else None,
        "sectors": {str(sector): sectors.get(str(sector), 0) for sector in Sector},
        "outcomes": {str(outcome): outcomes.get(str(outcome), 0) for outcome in Outcome},
    }


@blueprint.get("/data/rejects")
def rejects() -> Response:
    """What the last load refused, and why."""
    only_arguments()
    found = context().stores.launches.rejects()
    return _tagged_by_content(json_answer({**_NOTHING_REFUSED, **found}))


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
