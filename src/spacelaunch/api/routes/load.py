"""`POST /data`: a file replaces the data set, records join it; or only try to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from functools import partial
from os import SEEK_END
from typing import BinaryIO

import orjson
from flask import Response, request

from spacelaunch.api.around.arguments import ACCEPT_REJECTS, DRY_RUN
from spacelaunch.api.around.conditions import EXPECTATIONS
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.errors import RETRY_AFTER
from spacelaunch.api.around.idempotency import KEY, REPLAYED, idempotent
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import LOCATION, own_path
from spacelaunch.api.around.preferences import (
    PREFER,
    PREFERENCE_APPLIED,
    WAIT,
    Preferences,
    preferences,
    say_applied,
)
from spacelaunch.api.around.presence import require_client
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.upload import FORM, asked_load
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import JSON, Answer, Body, Bytes, Form, Link, shown_as
from spacelaunch.api.routes.errand import errand_desk
from spacelaunch.api.routes.job_answer import accepted_answer
from spacelaunch.api.routes.job_body import accepted_example
from spacelaunch.api.served.launch_schema import SENT_EXAMPLE, SentRecord
from spacelaunch.datasets.load import apply_load, plan_load
from spacelaunch.datasets.load_order import (
    Loaded,
    LoadOrder,
    LoadPreview,
    opened,
    read_load,
    report_of,
)
from spacelaunch.datasets.plan import LoadReport
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import CredentialsError, QueueFullError, TooManyRejectsError
from spacelaunch.sources.formats import FILE_TYPES, RECORD_TYPES
from spacelaunch.sources.kaggle import require_credentials
from spacelaunch.sources.reading import Loss, Reject

routes = Routes("load", tag="data")

CSV_EXAMPLE = (
    "Company Name,Location,Detail,Rocket,Status Mission,Country of Launch,"
    "Companys Country of Origin,Private or State Run,Year\r\n"
    'PodTest,"Pad 1, Somewhere, USA",Rocket | Mission,50,Success,USA,USA,P,2025\r\n'
)
REJECT_EXAMPLE = Reject(
    line=17,
    reason="Private or State Run: expected P or S, got 'X'",
    record={"Company Name": "SpaceX", "Private or State Run": "X"},
)
LOSS_EXAMPLE = Loss(18, "Rocket: expected millions of US dollars, got 'cheap'")
ACCEPTED_LOAD = accepted_example("load-0f4b2f9c1d3e5a678b90")
WAIT_FOR_LOAD = replace(
    WAIT.parameter,
    meaning="Load it now, and answer when that is done; in seconds, of which any do.",
)
_JSON = "-H 'Content-Type: application/json'"
_RECORD = '[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'


@dataclass(frozen=True, slots=True)
class Upload:
    """A form with one file."""

    file: Bytes
    """A table in any of the forms that are taken."""


_REPORT = LoadReport(
    count=4324,
    added=4324,
    updated=0,
    unchanged=0,
    removed=0,
    rejected=1,
    lost=1,
    duplicates=1,
    notes=[],
    version="3f0c5d1e9a7b2c48",
)


@routes.post(
    "/data",
    Contract(
        "load the data set from Kaggle",
        also=(
            Use(
                "load a file: CSV, Excel workbook, Parquet or JSON, also packed",
                "curl -X POST -F file=@launches.csv localhost:5000/data",
            ),
            Use(
                "load what can be read of a file of which much is refused",
                "curl -X POST -F file=@launches.csv 'localhost:5000/data?accept_rejects=1'",
            ),
            Use(
                "load it in a worker, and be answered with the job at once",
                "curl -X POST -F file=@launches.csv -H 'Prefer: respond-async' localhost:5000/data",
            ),
            Use("append records", f"curl -X POST {_JSON} -d '{_RECORD}' localhost:5000/data"),
            Use(
                "load where nothing is loaded; with `If-Match: <ETag>` only over what you have "
                "seen",
                "curl -X POST -F file=@launches.csv -H 'If-None-Match: *' localhost:5000/data",
            ),
        ),
        takes=(DRY_RUN, ACCEPT_REJECTS, WAIT_FOR_LOAD, PREFER, KEY, *EXPECTATIONS),
        body=Body(
            "Nothing: load from Kaggle. A file: replace the data set. JSON: append to it. What a "
            "file is, its first bytes say. Kaggle's file, and one of more bytes than "
            "`SPACELAUNCH_LOAD_AT_ONCE_BYTES`, is loaded by a worker, and answered with its job.",
            {
                FORM: Form(Upload, {"file": CSV_EXAMPLE}, is_file=True),
                "text/csv": Form(str, CSV_EXAMPLE, is_file=True),
                **{kind: Form(is_file=True) for kind in FILE_TYPES if kind != "text/csv"},
                **{kind: Form() for kind in RECORD_TYPES if kind != JSON},
                JSON: Form(SentRecord | list[SentRecord], [SENT_EXAMPLE]),  # type: ignore[valid-type]  # a model made of the columns
            },
        ),
        answers={
            200: Answer(
                "With `dry_run=1`: what would be done.",
                shown_as(
                    LoadPreview(**asdict(_REPORT), rejects=[REJECT_EXAMPLE], losses=[LOSS_EXAMPLE])
                ),
                (REPLAYED, PREFERENCE_APPLIED),
            ),
            201: Answer(
                "It is loaded.",
                shown_as(Loaded(**asdict(_REPORT))),
                (LOCATION, REPLAYED, PREFERENCE_APPLIED),
            ),
            202: Answer(
                "A worker will load it: the job ends as this would have been answered, with that "
                "report as its result, or with that `problem`.",
                shown_as(ACCEPTED_LOAD),
                (LOCATION, RETRY_AFTER, REPLAYED, PREFERENCE_APPLIED),
                {"job": Link("get_job", {"job_id": "$response.body#/job_id"})},
            ),
        },
        refuses=(CredentialsError, TooManyRejectsError, QueueFullError),
    ),
)
@idempotent
def load_data() -> Response:
    """Load from Kaggle (no body) or from a file, or append JSON records; or only try to."""
    # All of it: a client that still sends when we answer and close sees a broken connection.
    request.get_data(parse_form_data=True)
    order, sent = asked_load()
    order.expected.require(context().stores.launches.current())  # before all that takes long
    wished = preferences()
    if not wished.wait_s and (wished.at_once or _takes_long(order, sent)):
        return _job_answer(order, sent, wished)
    applied = [f"wait={wished.wait_s}"] if wished.wait_s else []
    return say_applied(_load_now(order, sent), *applied)


def _takes_long(order: LoadOrder, sent: BinaryIO) -> bool:
    """Whether it takes longer than somebody waits who did not say so."""
    size_bytes = sent.seek(0, SEEK_END)
    sent.seek(0)
    return order.form == "kaggle" or size_bytes > context().settings.load_at_once_bytes


def _job_answer(order: LoadOrder, sent: BinaryIO, wished: Preferences) -> Response:
    if order.form == "kaggle":
        require_credentials()  # a token that is missing is no reason to wait for a worker
    require_client()
    params = orjson.loads(orjson.dumps(order))
    job = errand_desk().load(params, sent, context().stores.jobs.now())
    return say_applied(accepted_answer(job), *["respond-async"] * wished.at_once)


def _load_now(order: LoadOrder, sent: BinaryIO) -> Response:
    ctx = context()
    work = plan_load if order.dry_run else apply_load
    with _opened(order, sent) as stream, ctx.load_turn.taken():
        require_client()  # it may have waited for its turn longer than it wanted
        load = read_load(order, stream, ctx.settings)
        plan = work(ctx.stores.launches, load, now(), partial(_require_wanted, order))
    report = report_of(order, plan)
    if order.dry_run:
        return json_answer(report)
    return json_answer(report, 201, {LOCATION: own_path("/data")})


def _require_wanted(order: LoadOrder, present: DataSet | None) -> None:
    """Before anything is changed: the data are those expected, and who asked is still there."""
    order.expected.require(present)
    require_client()


@contextmanager
def _opened(order: LoadOrder, sent: BinaryIO) -> Iterator[BinaryIO]:
    """What is to be loaded; a download has its own turn.

    Not within the turn to load: Kaggle may take its time, and who sends a file is not to wait.
    """
    ctx = context()
    turn = ctx.download_turn.taken() if order.form == "kaggle" else nullcontext()
    with turn, opened(order, sent, ctx.settings) as stream:
        yield stream
