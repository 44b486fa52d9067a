"""Saying what a request would do."""

from datetime import timedelta

import pytest

from data_sets import store_launches
from factories import NOW, make_launch
from spacelaunch.jobs.preview import preview
from spacelaunch.jobs.submit import Question, asked_for


@pytest.fixture
def ask(fake_stores):
    launches = [make_launch(year) for year in (2002, 2001, 2000)]
    store_launches(fake_stores.launches, launches)

    def asked(name="timeline", **given):
        job = asked_for(Question(name, given), fake_stores.launches, 3, NOW)
        return job, preview(job, fake_stores.launches, fake_stores.jobs)

    return asked


def test_the_launches_of_the_selection_are_counted(ask):
    assert ask()[1].rows_matched == 3
    assert ask(year_from=2001)[1].rows_matched == 2
    assert ask(year_from=2003)[1].rows_matched == 0


def test_defaults_are_filled_in_and_nothing_is_made(ask, fake_stores):
    job, said = ask("top-private", top="5")
    assert (said.params["top"], said.params["dpi"], said.job_id) == (5, 120, job.job_id)
    assert (fake_stores.jobs.page((), (), 9), fake_stores.queue.waiting()) == ([], set())


def test_only_a_complete_job_is_a_cached_answer(ask, fake_stores):
    job, said = ask()
    fake_stores.jobs.join(job, NOW)
    assert (said.cached, ask()[1].cached) == (False, False)
    fake_stores.jobs.change(job.job_id, lambda kept: kept.started("c", "w", NOW))
    until = NOW + timedelta(hours=1)
    fake_stores.jobs.change(job.job_id, lambda kept: kept.completed("c", NOW, until))
    assert ask()[1].cached
