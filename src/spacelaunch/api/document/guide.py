"""Each route with its use: the one list of what the service does.

`/help` shows it, the OpenAPI document takes its words, and tests hold the URL map and README
against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.api.around.access import scope_of
from spacelaunch.domain.api_key import Scope


@dataclass(frozen=True, slots=True)
class Route:
    """One thing that the service does."""

    method: str
    path: str
    does: str
    curl: str

    @property
    def scope(self) -> Scope:
        """What a key must allow, where keys are required."""
        return scope_of(self.method, self.path)


_JSON = "-H 'Content-Type: application/json'"
_RECORD = '[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'

ROUTES = (
    Route(
        "GET", "/help", "this page; JSON by `Accept: application/json`", "curl localhost:5000/help"
    ),
    Route(
        "GET", "/openapi.json", "this service in OpenAPI 3.1", "curl localhost:5000/openapi.json"
    ),
    Route("GET", "/docs", "the same as a page to read and try", "open http://localhost:5000/docs"),
    Route(
        "GET",
        "/docs/<asset>",
        "what that page loads",
        "curl localhost:5000/docs/rapidoc-min.js -o rapidoc.js",
    ),
    Route("POST", "/data", "load the data set from Kaggle", "curl -X POST localhost:5000/data"),
    Route(
        "POST",
        "/data",
        "load a CSV, plain or gzip",
        "curl -X POST -F file=@launches.csv localhost:5000/data",
    ),
    Route(
        "POST",
        "/data",
        "append records",
        f"curl -X POST {_JSON} -d '{_RECORD}' localhost:5000/data",
    ),
    Route(
        "POST",
        "/data",
        "load where nothing is loaded; with `If-Match: <ETag>` only over what you have seen",
        "curl -X POST -F file=@launches.csv -H 'If-None-Match: *' localhost:5000/data",
    ),
    Route("GET", "/data", "all launches as a JSON array", "curl localhost:5000/data"),
    Route(
        "GET",
        "/data",
        "some of them: filters, `q=`, `sort=`, `fields=`, `limit=` with a `Link` to the next page",
        "curl 'localhost:5000/data?sector=private&year__gte=2010&sort=-year,company&limit=50'",
    ),
    Route(
        "GET",
        "/data",
        "how many of each kind",
        "curl 'localhost:5000/data?facet=country,outcome&q=falcon'",
    ),
    Route(
        "GET",
        "/data",
        "as `json`, `ndjson`, `csv` or `parquet`, also by `Accept`; compressed on request",
        "curl --compressed 'localhost:5000/data?format=csv' -o launches.csv",
    ),
    Route(
        "GET",
        "/data/<id>",
        "one launch, with its record as received",
        "curl localhost:5000/data/$ID",
    ),
    Route(
        "GET",
        "/data/summary",
        "what is loaded, its version, its years, and launches by sector and outcome",
        "curl localhost:5000/data/summary",
    ),
    Route(
        "GET",
        "/data/rejects",
        "what the last load refused, and why",
        "curl localhost:5000/data/rejects",
    ),
    Route(
        "DELETE",
        "/data",
        "delete all launches; with `If-Match: <ETag>` only those that you have seen",
        "curl -X DELETE localhost:5000/data",
    ),
    Route("GET", "/analyze", "the analyses and their parameters", "curl localhost:5000/analyze"),
    Route(
        "POST",
        "/analyze/<name>",
        "ask for an analysis; answers with a job",
        "JOB=$(curl -s -X POST localhost:5000/analyze/timeline | jq -r .job_id)",
    ),
    Route(
        "POST",
        "/analyze/<name>",
        "wait for the picture itself; `Accept` chooses among png, svg, csv and txt",
        "curl -X POST -H 'Prefer: wait=30' -H 'Accept: image/png' "
        "'localhost:5000/analyze/top-private?top=5' -o top.png",
    ),
    Route(
        "POST",
        "/analyze/<name>",
        "say what would be drawn, and draw nothing; so does `POST /data?dry_run=1`",
        "curl -X POST 'localhost:5000/analyze/timeline?dry_run=1'",
    ),
    Route(
        "GET",
        "/jobs",
        "the newest jobs, by `status` and `type`",
        "curl 'localhost:5000/jobs?status=failed&type=timeline&limit=10'",
    ),
    Route(
        "GET",
        "/jobs/<id>",
        "one job; `?wait=30`, at most 60, answers when it is over",
        "curl localhost:5000/jobs/$JOB",
    ),
    Route(
        "GET",
        "/jobs/<id>/events",
        "its changes as server-sent events, until it is over",
        "curl -N localhost:5000/jobs/$JOB/events",
    ),
    Route(
        "POST",
        "/jobs/<id>/cancel",
        "stop a job that waits or is drawn",
        "curl -X POST localhost:5000/jobs/$JOB/cancel",
    ),
    Route(
        "POST",
        "/jobs/<id>/retry",
        "run a job again that failed or was cancelled",
        "curl -X POST localhost:5000/jobs/$JOB/retry",
    ),
    Route(
        "DELETE",
        "/jobs/<id>",
        "forget a job and its result",
        "curl -X DELETE localhost:5000/jobs/$JOB",
    ),
    Route(
        "GET",
        "/results/<id>",
        "the picture; `.svg`, `.json`, `.csv` or `.txt` for the other forms",
        "curl localhost:5000/results/$JOB -o timeline.png",
    ),
    Route(
        "GET",
        "/results/<id>",
        "the chart in plain letters, for a terminal",
        "curl localhost:5000/results/$JOB.txt",
    ),
    Route(
        "GET",
        "/results/<id>/provenance",
        "where a result comes from: question, data, program, worker",
        "curl localhost:5000/results/$JOB/provenance",
    ),
    Route("GET", "/healthz", "the process is alive", "curl localhost:5000/healthz"),
    Route(
        "GET",
        "/readyz",
        "Redis lets a new client in, and a worker reaches it; with `?workers=0` Redis alone",
        "curl localhost:5000/readyz",
    ),
    Route("GET", "/metrics", "counts and times for Prometheus", "curl localhost:5000/metrics"),
)
