"""Pages of jobs, newest first."""

from datetime import timedelta

import pytest

from factories import NOW, make_job
from spacelaunch.domain.job import JobStatus
from spacelaunch.errors import BadRequestError
from spacelaunch.jobs.listing import JobFilter, find_jobs

ALL = JobFilter()


@pytest.fixture
def jobs(fake_stores):
    """j0 to j4, j4 the newest; two of one moment; the odd ones are of sector."""
    for number, minutes in enumerate((0, 1, 2, 2, 3)):
        add(fake_stores.jobs, f"j{number}", minutes, ("timeline", "sector")[number % 2])
    return fake_stores.jobs


def add(jobs, job_id, minutes, analysis="timeline"):
    created_at = NOW + timedelta(minutes=minutes)
    jobs.join(make_job(job_id=job_id, analysis=analysis, created_at=created_at), NOW)


def ids(page):
    return [job.job_id for job in page.jobs]


def test_pages_follow_each_other_without_gap_or_repeat(jobs):
    first = find_jobs(jobs, ALL, 2)
    second = find_jobs(jobs, ALL, 2, first.cursor)
    third = find_jobs(jobs, ALL, 2, second.cursor)
    assert [ids(first), ids(second), ids(third)] == [["j4", "j3"], ["j2", "j1"], ["j0"]]
    assert (first.total, third.cursor) == (5, None)


def test_a_job_that_comes_meanwhile_moves_no_page(jobs):
    cursor = find_jobs(jobs, ALL, 2).cursor
    add(jobs, "j9", 9)
    assert ids(find_jobs(jobs, ALL, 2, cursor)) == ["j2", "j1"]


def test_a_full_last_page_has_no_next(jobs):
    assert find_jobs(jobs, ALL, 5).cursor is None


def test_only_what_is_wanted_is_listed_and_counted(jobs):
    jobs.change("j1", lambda job: job.cancelled(NOW))
    jobs.change("j2", lambda job: job.cancelled(NOW))
    cancelled = find_jobs(jobs, JobFilter([JobStatus.CANCELLED]), 9)
    both = find_jobs(jobs, JobFilter([JobStatus.CANCELLED], ["sector"]), 9)
    assert (ids(cancelled), cancelled.total, ids(both)) == (["j2", "j1"], 2, ["j1"])


def test_of_one_kind_any_will_do(jobs):
    jobs.change("j1", lambda job: job.cancelled(NOW))
    either = JobFilter([JobStatus.CANCELLED, JobStatus.QUEUED], ["sector", "timeline"])
    assert find_jobs(jobs, either, 9).total == 5


@pytest.mark.parametrize("cursor", ["x", "ä", "bnVsbA", "WzEsMiwzXQ", "eyJhIjoxfQ", "e30"])
def test_a_cursor_that_is_none_of_ours_is_refused(jobs, cursor):
    with pytest.raises(BadRequestError, match="cursor: "):
        find_jobs(jobs, ALL, 2, cursor)
