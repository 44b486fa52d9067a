"""`POST /ingest/<source>`: a run of the pipeline, as a job."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import orjson
from flask import Response, request
from pydantic import WithJsonSchema

from spacelaunch.api.around.arguments import DRY_RUN, YesOrNo, yes_argument
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.errors import RETRY_AFTER
from spacelaunch.api.around.idempotency import KEY, REPLAYED, idempotent
from spacelaunch.api.around.own_address import LOCATION
from spacelaunch.api.around.preferences import PREFER, PREFERENCE_APPLIED, WAIT
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import Answer, Link, Parameter, shown_as
from spacelaunch.api.routes.errand import errand_desk
from spacelaunch.api.routes.job_answer import job_answer, preferred_answer
from spacelaunch.api.routes.job_body import JOB_EXAMPLE, accepted_example
from spacelaunch.api.routes.runs import SourceName
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.names import shown
from spacelaunch.errors import BadRequestError, ConflictError, NotFoundError, QueueFullError

routes = Routes("ingest", tag="pipeline")

Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
SINCE = Parameter("query", "since", Day, "Read from this day on.", "2022-01-01")
FULL = Parameter("query", "full", YesOrNo, "Read everything again; also see what is gone.", "1")
ONLY = Parameter("query", "only", str, "Read this resource alone.", "launches")


@routes.post(
    "/ingest/<source>",
    Contract(
        "read a source into the warehouse: what is new or has changed; answers with a job",
        curl="JOB=$(curl -s -X POST localhost:5000/ingest/spacex | jq -r .job_id)",
        also=(
            Use(
                "say what a run would do, and do nothing",
                "curl -X POST 'localhost:5000/ingest/spacex?dry_run=1&wait=60'",
            ),
        ),
        takes=(
            Parameter("path", "source", SourceName, "The source.", "spacex"),
            SINCE,
            FULL,
            ONLY,
            DRY_RUN,
            WAIT.parameter,
            PREFER,
            KEY,
        ),
        answers={
            200: Answer(
                "The job is over, which you preferred to wait for; its result is the run's report.",
                shown_as(JOB_EXAMPLE),
                (CACHE_CONTROL, PREFERENCE_APPLIED, REPLAYED),
            ),
            202: Answer(
                "The job is accepted; or it was there already, for of a source one ingest goes on "
                "at a time.",
                shown_as(accepted_example("ingest-spacex-0f4b2f9c1d3e5a678b90")),
                (LOCATION, RETRY_AFTER, PREFERENCE_APPLIED, REPLAYED),
                {"job": Link("get_job", {"job_id": "$response.body#/job_id"})},
            ),
        },
        refuses=(ConflictError, QueueFullError),
    ),
)
@idempotent
def ingest(source: str) -> Response:
    """Have a worker run the pipeline for a source."""
    order = _order(source)
    stores = context().stores
    stores.pipeline.require(source)
    params = orjson.loads(orjson.dumps(order))
    return preferred_answer(errand_desk().ingest(source, params, stores.jobs.now()), job_answer)


def _order(source: str) -> IngestOrder:
    if source not in KNOWN_SOURCES:
        known = ", ".join(KNOWN_SOURCES)
        raise NotFoundError(f"there is no source {shown(source)}; there are {known}")
    order = IngestOrder(
        source=source,
        since=_day(request.args.get(SINCE.name)),
        full=yes_argument(FULL.name),
        only=request.args.get(ONLY.name),
        dry_run=yes_argument(DRY_RUN.name),
    )
    order.require_sense()
    return order


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as exc:
        raise BadRequestError(
            f"{SINCE.name}: expected a day such as 2022-01-31, got {shown(text or '')}"
        ) from exc
