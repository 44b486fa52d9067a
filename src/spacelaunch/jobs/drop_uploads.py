"""Dropping what was sent for jobs that are over, however they ended.

A load ends in many ways: done, failed, cancelled, forgotten, given up by who swept, or failed by
an older worker that does not know it. So nobody drops an upload where it ends, and one looks
afterwards at all there are, which are few. Called by the worker.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.upload_store import UploadStore

# An upload is kept before its job is; no body takes longer to be kept.
GRACE = timedelta(minutes=5)


def drop_uploads(uploads: UploadStore, jobs: JobStore, now: datetime) -> None:
    """Drop the uploads of jobs that are over, and those that never came to a job."""
    ids = uploads.kept_since(now)
    if not ids:
        return
    there = {job.job_id: job for job in jobs.many(ids)}
    stale = {*uploads.kept_since(now - GRACE)}
    for job_id in ids:
        job = there.get(job_id)
        if job_id in stale if job is None else job.is_over:
            uploads.drop(job_id)
