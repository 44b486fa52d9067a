"""Every Redis key, written once, with the database it lives in.

Database 1 holds the queue, whose keys are RQ's own (`rq:*`).
"""

from __future__ import annotations

import hashlib

# Database 0: records
CURRENT = "dataset:current"
REJECTS = "dataset:rejects"
REPLACED = "dataset:replaced"  # Sorted set: versions that were current, by when they were replaced


def description(version: str) -> str:
    """JSON: one version's description, as in `CURRENT`."""
    return f"dataset:{version}:description"


def launches(version: str, chunk: int) -> str:
    """Arrow: a chunk of one version's launches, the columns that analyses read."""
    return f"dataset:{version}:launches:{chunk}"


def records(version: str, chunk: int) -> str:
    """Arrow: a chunk of one version's records, each as received."""
    return f"dataset:{version}:records:{chunk}"


# Database 2: jobs
JOBS_BY_CREATION = "jobs:by-creation"
JOBS_QUEUED = "jobs:queued"
JOBS_RUNNING = "jobs:running"
WORKERS = "workers"
RENDER_TIMES = "metrics:render-times"


def job(job_id: str) -> str:
    """JSON: one job."""
    return f"job:{job_id}"


def lease(job_id: str) -> str:
    """Text: the claim of the attempt that is at work; it expires when the worker falls silent."""
    return f"job:{job_id}:lease"


API_KEYS = "api-keys"  # Hash: id of a key -> JSON of what it may do; the key itself nowhere
RATE_LIMITS = "rate-limits"  # The prefix of the counters, whose names are the limiter's own


def idempotency(caller: str, key: str) -> str:
    """Text: the answer to this caller's first request with this key, or that it still runs."""
    parts = (hashlib.sha256(part.encode()).hexdigest() for part in (caller, key))
    return f"idempotency:{':'.join(parts)}"


# Database 3: results
def result(job_id: str) -> str:
    """Hash: `png`, `svg`, `json` and `txt` of one result."""
    return f"result:{job_id}"
