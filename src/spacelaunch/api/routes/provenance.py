"""`/results/<id>/provenance`: where a result comes from, and who made it when."""

from __future__ import annotations

import orjson
from flask import Blueprint, Response

from spacelaunch.api.around.arguments import only_arguments
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.routes.results import complete_job, part_of
from spacelaunch.domain.job import Job

blueprint = Blueprint("provenance", __name__)

# The facts that a result's JSON holds too; the pictures carry them inside.
FACTS = (
    *("job_id", "analysis", "params", "version", "source", "is_synthetic"),
    *("data_from", "data_until", "rows_used", "rows_missing"),
    *("rows_rejected", "values_lost", "program"),
)


@blueprint.get("/results/<job_id>/provenance")
def read(job_id: str) -> Response:
    """The question, the data, the program, and the attempt that answered."""
    only_arguments()
    job = complete_job(job_id)
    result = orjson.loads(part_of(job, "json"))
    facts = {name: result.get(name) for name in FACTS}
    headers = {"Cache-Control": "no-cache"}  # the same job may be run again
    return json_answer({**facts, **_attempt(job), "links": _links(job)}, headers=headers)


def _attempt(job: Job) -> dict[str, object]:
    return {
        "request_id": job.request_id,
        "worker": job.worker,
        "attempts": job.attempts,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "expires_at": job.expires_at,
    }


def _links(job: Job) -> dict[str, str]:
    links = {
        "self": f"/results/{job.job_id}/provenance",
        "result": f"/results/{job.job_id}",
        "job": f"/jobs/{job.job_id}",
        "data": "/data/summary",
    }
    return {name: own_path(path) for name, path in links.items()}
