"""Every Redis key, written once, with the database it lives in.

Database 1 holds the queue, whose keys are RQ's own (`rq:*`).
"""

from __future__ import annotations

import hashlib

# Database 0: records
CURRENT = "dataset:current"
REJECTS = "dataset:rejects"
REPLACED = "dataset:replaced"  # Sorted set: versions that were current, by when they were replaced

UPLOADS = "uploads"  # Sorted set: ids of the jobs whose upload is kept, by since when


def upload(job_id: str) -> str:
    """Hash: what was sent to be loaded by a job, in packed blocks by number; it expires."""
    return f"upload:{job_id}"


def receipt(job_id: str) -> str:
    """JSON: the report of a job's load, written in one step with what it loaded."""
    return f"upload:{job_id}:receipt"


def description(version: str) -> str:
    """JSON: one version's description, as in `CURRENT`."""
    return f"dataset:{version}:description"


def column(version: str, name: str, chunk: int) -> str:
    """Arrow: a chunk of one column of a version's launches."""
    return f"dataset:{version}:launches:{name}:{chunk}"


def record_places(version: str, received: str, chunk: int) -> str:
    """Arrow: where the records of a chunk of launches stand among those received."""
    return f"dataset:{version}:received:{received}:places:{chunk}"


def records(version: str, received: str, chunk: int) -> str:
    """Arrow: a chunk of a version's records, each as received, in the order in which they came."""
    return f"dataset:{version}:received:{received}:records:{chunk}"


def comparison(version: str, program: str) -> str:
    """Hash: what a program found by comparing a version with a catalogue; it expires."""
    return f"dataset:{version}:comparison:{hashlib.sha256(program.encode()).hexdigest()[:16]}"


REVIEW = "dataset:review"  # JSON: which pairs of launches a person said are one, or are not


# Database 2: jobs
JOBS_QUEUED = "jobs:queued"  # Sorted set: ids of the jobs that wait, by when they may run
JOBS_RUNNING = "jobs:running"  # Sorted set: ids of the jobs in progress
JOBS_ENDED = "jobs:ended"  # Sorted set: ids of the jobs that are over, by when their record goes
JOB_ANALYSES = "jobs:analyses"  # Set: the analyses that any job was asked for
WORKERS = "workers"  # Sorted set: names of workers, by when they count as silent
SWEEPER = "sweeper"  # Text: the worker that sweeps; it expires when that falls silent
DROPPED = "metrics:dropped"  # Number: entries of the queue that could not be read
RENDER_TIMES = "metrics:render-times"


def job(job_id: str) -> str:
    """JSON: one job."""
    return f"job:{job_id}"


def jobs_listed(status: str, analysis: str) -> str:
    """Sorted set: ids of the jobs of one status and analysis, by when they were created."""
    return f"jobs:listed:{status}:{analysis}"


def lease(job_id: str) -> str:
    """Text: the claim of the attempt that is at work; it expires when the worker falls silent."""
    return f"job:{job_id}:lease"


API_KEYS = "api-keys"  # Hash: id of a key -> JSON of what it may do; the key itself nowhere
RATE_LIMITS = "rate-limits"  # The prefix of the counters, whose names are the limiter's own


def idempotency(caller: str, key: str) -> str:
    """Text: the answer to this caller's first request with this key, or that it still runs."""
    parts = (hashlib.sha256(part.encode()).hexdigest() for part in (caller, key))
    return f"idempotency:{':'.join(parts)}"


def idempotent_body(digest: str) -> str:
    """Bytes: a body that some of those answers have, by its SHA-256."""
    return f"idempotency:body:{digest}"


# Database 3: results
def result(job_id: str) -> str:
    """Hash: `json` of one result, and those of `png`, `svg` and `txt` that were drawn."""
    return f"result:{job_id}"


def answers(question_id: str) -> str:
    """JSON: what a query has answered; all pictures of the same question are made of it."""
    return f"answers:{question_id}"
