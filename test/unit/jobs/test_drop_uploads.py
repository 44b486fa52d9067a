"""What was sent stays until its job is over, and no longer."""

import io
from datetime import timedelta

import pytest

from factories import NOW, make_job
from spacelaunch.domain.errand import LOAD
from spacelaunch.jobs.drop_uploads import GRACE, drop_uploads


@pytest.fixture
def job(fake_stores):
    fake_stores.uploads.keep("load-1", io.BytesIO(b"a"))
    return fake_stores.jobs.join(make_job(job_id="load-1", analysis=LOAD, version=""), NOW)[0]


@pytest.fixture
def is_kept(fake_stores):
    def kept(later=timedelta(seconds=1)):
        now = fake_stores.jobs.now() + later
        drop_uploads(fake_stores.uploads, fake_stores.jobs, now)
        return bool(fake_stores.uploads.kept_since(now))

    return kept


def change(stores, transition):
    stores.jobs.change("load-1", transition)


@pytest.mark.usefixtures("job")
def test_a_job_that_waits_or_runs_keeps_its_upload_for_however_long(fake_stores, is_kept):
    assert is_kept(timedelta(days=1))
    change(fake_stores, lambda job: job.started("c", "w", NOW))
    assert is_kept(timedelta(days=1))


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(lambda job: job.completed("c", NOW, NOW + timedelta(days=1)), id="complete"),
        pytest.param(lambda job: job.failed("c", NOW, "no CSV"), id="failed"),
        pytest.param(lambda job: job.cancelled(NOW), id="cancelled"),
    ],
)
@pytest.mark.usefixtures("job")
def test_it_goes_with_every_end_of_its_job(fake_stores, is_kept, ending):
    change(fake_stores, lambda job: job.started("c", "w", NOW))
    change(fake_stores, ending)
    assert not is_kept()


@pytest.mark.usefixtures("job")
def test_it_goes_with_a_job_that_is_forgotten(fake_stores, is_kept):
    fake_stores.jobs.forget("load-1")
    assert is_kept()  # as one that is on its way to a job
    assert not is_kept(GRACE + timedelta(seconds=1))


def test_one_that_never_came_to_a_job_goes_after_a_while(fake_stores, is_kept):
    fake_stores.uploads.keep("load-1", io.BytesIO(b"a"))
    assert is_kept()
    assert not is_kept(GRACE + timedelta(seconds=1))
