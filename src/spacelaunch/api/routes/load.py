"""`POST /data`: a file replaces the data set, records join it; or only try to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from flask import Response, request

from spacelaunch.api.around.arguments import ACCEPT_REJECTS, DRY_RUN, yes_argument
from spacelaunch.api.around.conditions import EXPECTATIONS, require_expected
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.idempotency import KEY, REPLAYED, idempotent
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import LOCATION, own_path
from spacelaunch.api.around.presence import require_client
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.upload import FORM, read_sent
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import JSON, Answer, Body, Bytes, Form, shown_as
from spacelaunch.api.served.launch_schema import SENT_EXAMPLE, SentRecord
from spacelaunch.datasets.load import apply_load, downloaded_kaggle, plan_load
from spacelaunch.datasets.plan import LoadReport
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import CredentialsError, TooManyRejectsError
from spacelaunch.sources.formats import FILE_TYPES, RECORD_TYPES
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
_REJECTS_SHOWN = 10
_JSON = "-H 'Content-Type: application/json'"
_RECORD = '[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'


@dataclass(frozen=True, slots=True)
class Upload:
    """A form with one file."""

    file: Bytes
    """A table in any of the forms that are taken."""


@dataclass(frozen=True, kw_only=True)
class _Success:
    status: Literal["success"] = "success"


@dataclass(frozen=True, kw_only=True)
class Loaded(LoadReport, _Success):
    """What a load did to the data set, in launches."""


@dataclass(frozen=True, kw_only=True)
class _DryRun:
    status: Literal["dry run"] = "dry run"


@dataclass(frozen=True, kw_only=True)
class LoadPreview(LoadReport, _DryRun):
    """What a load would do."""

    rejects: Sequence[Reject]
    """The first that would be refused."""
    losses: Sequence[Loss]
    """The first values that would be lost."""


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
            Use("append records", f"curl -X POST {_JSON} -d '{_RECORD}' localhost:5000/data"),
            Use(
                "load where nothing is loaded; with `If-Match: <ETag>` only over what you have "
                "seen",
                "curl -X POST -F file=@launches.csv -H 'If-None-Match: *' localhost:5000/data",
            ),
        ),
        takes=(DRY_RUN, ACCEPT_REJECTS, KEY, *EXPECTATIONS),
        body=Body(
            "Nothing: load from Kaggle. A file: replace the data set. JSON: append to it. What a "
            "file is, its first bytes say.",
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
                (REPLAYED,),
            ),
            201: Answer("It is loaded.", shown_as(Loaded(**asdict(_REPORT))), (LOCATION, REPLAYED)),
        },
        refuses=(CredentialsError, TooManyRejectsError),
    ),
)
@idempotent
def load_data() -> Response:
    """Load from Kaggle (no body) or from a file, or append JSON records; or only try to."""
    store = context().stores.launches
    # All of it: a client that still sends when we answer and close sees a broken connection.
    request.get_data(parse_form_data=True)
    require_expected(store.current())  # before a file is read for nothing
    is_tried = yes_argument(DRY_RUN.name)
    with _downloaded() as file, context().load_turn.taken():
        require_client()  # it may have waited for its turn longer than it wanted
        work = plan_load if is_tried else apply_load
        plan = work(store, read_sent(file), now(), _require_wanted)
    if is_tried:
        rejects, losses = plan.rejects[:_REJECTS_SHOWN], plan.losses[:_REJECTS_SHOWN]
        return json_answer(LoadPreview(**asdict(plan.report), rejects=rejects, losses=losses))
    return json_answer(Loaded(**asdict(plan.report)), 201, {LOCATION: own_path("/data")})


def _require_wanted(present: DataSet | None) -> None:
    """Before anything is changed: the data are those expected, and who asked is still there."""
    require_expected(present)
    require_client()


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
