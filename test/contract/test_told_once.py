"""What the code says of the service is told once: where the code changes, the document follows.

A copy of the program is changed in all these places, and asked what it tells.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "spacelaunch"
ASK = """
import json
from spacelaunch.api.app import ROUTES
from spacelaunch.api.around.every_route import SURROUNDINGS
from spacelaunch.api.around.origins import allowed
from spacelaunch.api.document.openapi import make_document
from spacelaunch.api.routes.help import entries_of
scopes = {f"{e.method} {e.path}": str(e.scope) for r in ROUTES for e in entries_of(r)}
document = make_document(ROUTES, SURROUNDINGS)
print(json.dumps({**document, "allowed": allowed(ROUTES), "scopes": scopes}))
"""


@dataclass(frozen=True)
class Change:
    """One place of the code, and what is told of it afterwards."""

    what: str
    path: str
    before: str
    after: str
    told: Callable[[dict[str, Any]], object]
    expected: object
    times: int = 1

    def __str__(self) -> str:
        return self.what

    def apply(self, root: Path) -> None:
        file = root / self.path
        text = file.read_text(encoding="utf-8")
        assert text.count(self.before) == self.times, "the test looks for what is not there"
        file.write_text(text.replace(self.before, self.after), encoding="utf-8")


def schema_of(told, name):
    return told["components"]["schemas"][name]


def operation(told, method, path):
    return told["paths"][path][method]


def parameter(told, method, path, name):
    return next(p for p in operation(told, method, path)["parameters"] if p["name"] == name)


CHANGES = (
    Change(
        "a header on every answer",
        "api/around/headers.py",
        'REFERRER = _for_browsers("Referrer-Policy"',
        'REFERRER = _for_browsers("Referrer-Rule"',
        lambda told: (
            "Referrer-Rule" in operation(told, "get", "/jobs")["responses"]["200"]["headers"]
        ),
        True,
    ),
    Change(
        "a header for the code of pages",
        "api/around/query_string.py",
        '"X-Total-Count"',
        '"X-All-Count"',
        lambda told: "X-All-Count" in told["allowed"]["expose_headers"],
        True,
    ),
    Change(
        "a header of requests",
        "api/around/request_id.py",
        '"traceparent"',
        '"tracechild"',
        lambda told: "tracechild" in told["allowed"]["allow_headers"],
        True,
    ),
    Change(
        "a bound of an argument",
        "api/routes/jobs.py",
        "most=500",
        "most=400",
        lambda told: parameter(told, "get", "/jobs", "limit")["schema"]["maximum"],
        400,
    ),
    Change(
        "the longest page",
        "datasets/paging.py",
        "MOST_LIMIT = 10_000",
        "MOST_LIMIT = 5_000",
        lambda told: parameter(told, "get", "/data", "limit")["schema"]["maximum"],
        5_000,
    ),
    Change(
        "the longest key",
        "api/around/idempotency.py",
        "LONGEST_KEY = 255",
        "LONGEST_KEY = 99",
        lambda told: parameter(told, "post", "/data", "Idempotency-Key")["schema"]["maxLength"],
        99,
    ),
    Change(
        "the longest wait",
        "jobs/status.py",
        "LONGEST_WAIT_S = 60",
        "LONGEST_WAIT_S = 90",
        lambda told: "at most 90" in operation(told, "get", "/jobs/{job_id}")["summary"],
        True,
    ),
    Change(
        "a member",
        "api/routes/job_body.py",
        "    queued_s",
        "    waited_s",
        lambda told: "waited_s" in schema_of(told, "JobBody")["required"],
        True,
        times=3,
    ),
    Change(
        "what a member means",
        "domain/data_set.py",
        "First launch (UTC).",
        "The very first.",
        lambda told: schema_of(told, "SummaryBody")["properties"]["data_from"]["description"],
        "The very first.",
    ),
    Change(
        "a filter",
        "domain/fields.py",
        '        Field("rocket",',
        '        Field("pad", "pad", words.LOCATION, "LC-39A"),\n        Field("rocket",',
        lambda told: parameter(told, "get", "/data", "pad__contains")["example"],
        ["LC-39A"],
    ),
    Change(
        "a form of the data",
        "api/served/representations.py",
        '"application/x-ndjson"',
        '"application/jsonl"',
        lambda told: (
            "application/jsonl" in operation(told, "get", "/data")["responses"]["200"]["content"]
        ),
        True,
    ),
    Change(
        "a parameter of an analysis",
        "queries/parameters.py",
        "default=10, ge=1, le=50",
        "default=10, ge=1, le=40",
        lambda told: parameter(told, "post", "/analyze/{name}", "top")["schema"]["maximum"],
        40,
    ),
    Change(
        "a status",
        "problems.py",
        "errors.ExpiredError: 410",
        "errors.ExpiredError: 404",
        lambda told: "410" in operation(told, "get", "/results/{name}")["responses"],
        False,
    ),
    Change(
        "a scope",
        "api/routes/analyze.py",
        "        scope=Scope.READ,\n",
        "",
        lambda told: told["scopes"]["POST /analyze/<name>"],
        "write",
    ),
    Change(
        "a view's name",
        "api/routes/events.py",
        "def follow_job(",
        "def watch_job(",
        lambda told: operation(told, "get", "/jobs/{job_id}/events")["operationId"],
        "watchJob",
    ),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    root = tmp_path_factory.mktemp("changed") / "spacelaunch"
    shutil.copytree(SOURCE, root, ignore=shutil.ignore_patterns("__pycache__"))
    for change in CHANGES:
        change.apply(root)
    path = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root.parent)}
    command = [sys.executable, "-c", ASK]
    asked = subprocess.run(command, env=path, capture_output=True, text=True, check=False)
    assert asked.stderr == ""
    return json.loads(asked.stdout)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_document_follows_the_code(change, told):
    assert change.told(told) == change.expected
