"""Asking: the same question about the same data has one job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from data_sets import store_launches
from factories import NOW, make_launch
from spacelaunch.bootstrap import Stores
from spacelaunch.domain.job import JobStatus
from spacelaunch.errors import (
    BadRequestError,
    ConflictError,
    NotFoundError,
    UnknownValueError,
)
from spacelaunch.jobs import submit as submit_module
from spacelaunch.jobs.submit import Question, Submission, submit

LATER = NOW + timedelta(hours=1)

Ask = Callable[..., Submission]


@pytest.fixture
def stores(fake_stores: Stores) -> Stores:
    load(fake_stores, 2000)
    return fake_stores


def load(stores: Stores, year: int) -> None:
    store_launches(stores.launches, [make_launch(year)])


@pytest.fixture
def ask(stores: Stores) -> Ask:
    def asked(
        name: str = "timeline", now: datetime = NOW, version: str | None = None, **given: object
    ) -> Submission:
        return submit(
            Question(name, given, version),
            launches=stores.launches,
            jobs=stores.jobs,
            queue=stores.queue,
            max_attempts=3,
            now=now,
        )

    return asked


def test_a_new_question_makes_a_job_and_calls_for_a_worker(ask, stores):
    submission = ask()
    assert submission.is_new
    assert stores.jobs.get(submission.job.job_id) == submission.job
    assert stores.queue.waiting() == {submission.job.job_id}


def test_the_job_says_what_is_asked_of_which_data(ask, stores):
    job = ask("top-private", top=5).job
    assert (job.analysis, job.status, job.max_attempts) == ("top-private", JobStatus.QUEUED, 3)
    assert job.version == stores.launches.current().version
    assert job.params == {
        "year_from": 1995,
        "year_to": 2020,
        "country": None,
        "top": 5,
        "size": "10x6",
        "dpi": 120,
        "width": 79,
        "theme": "light",
        "on": "data",
        "source": None,
    }
    assert (job.created_at, job.due_at) == (NOW, NOW)


def test_the_same_question_again_joins_the_job_and_calls_nobody(ask, stores):
    first = ask()
    again = ask(now=LATER)
    assert (again.job, again.is_new) == (first.job, False)
    assert len(stores.queue.rq.get_job_ids()) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {"size": "10x6", "dpi": 120}, id="defaults said or not"),
        pytest.param({}, {"sector": None}, id="null and not said"),
        pytest.param({"sector": "P"}, {"sector": "private"}, id="letter and word"),
        pytest.param({"size": "10x6"}, {"size": "10.0x06"}, id="sizes"),
        pytest.param({"year_from": 1990}, {"year_from": "1990"}, id="number and text"),
        pytest.param(
            {"year_from": 1990, "dpi": 60}, {"dpi": 60, "year_from": 1990}, id="in any order"
        ),
    ],
)
def test_two_ways_to_say_the_same_share_one_job(ask, one, other):
    assert ask("geography", **one).job.job_id == ask("geography", **other).job.job_id


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"country": "USA"}, id="selection"),
        pytest.param({"year_from": 1990}, id="years"),
        pytest.param({"theme": "dark"}, id="theme"),
        pytest.param({"dpi": 121}, id="dpi"),
    ],
)
def test_other_parameters_are_another_job(ask, given):
    assert ask(**given).is_new
    assert ask().is_new


def test_another_analysis_is_another_job(ask):
    assert ask("timeline").job.job_id != ask("sector").job.job_id


def test_another_version_of_the_data_is_another_job(ask, stores):
    first = ask()
    load(stores, 2001)
    second = ask()
    assert second.is_new
    assert second.job.job_id != first.job.job_id


def test_data_that_come_back_bring_their_job_back(ask, stores):
    first = ask()
    load(stores, 2001)
    load(stores, 2000)
    assert ask().job == first.job


def test_another_program_version_is_another_job(ask, monkeypatch):
    first = ask()
    monkeypatch.setattr(submit_module, "obeying", lambda _: "spacelaunch 999")
    assert ask().job.job_id != first.job.job_id


def test_a_complete_job_answers_as_long_as_its_result_is_kept(ask, stores):
    job_id = ask().job.job_id
    stores.jobs.change(job_id, lambda kept: kept.started("c1", "w1", NOW))
    done = stores.jobs.change(job_id, lambda kept: kept.completed("c1", NOW, LATER))
    assert ask(now=LATER - timedelta(seconds=1)) == Submission(done, is_new=False)


def test_a_job_whose_result_has_expired_is_asked_anew(ask, stores):
    job_id = ask().job.job_id
    stores.jobs.change(job_id, lambda kept: kept.started("c1", "w1", NOW))
    stores.jobs.change(job_id, lambda kept: kept.completed("c1", NOW, LATER))
    again = ask(now=LATER)
    assert (again.is_new, again.job.status, again.job.attempts) == (True, JobStatus.QUEUED, 0)


def test_a_failed_job_is_asked_anew(ask, stores):
    job_id = ask().job.job_id
    stores.jobs.change(job_id, lambda kept: kept.started("c1", "w1", NOW))
    stores.jobs.change(job_id, lambda kept: kept.failed("c1", NOW, "broken"))
    again = ask()
    assert (again.is_new, again.job.status, again.job.error) == (True, JobStatus.QUEUED, None)


def test_a_cancelled_job_is_asked_anew(ask, stores):
    job_id = ask().job.job_id
    stores.jobs.change(job_id, lambda kept: kept.cancelled(NOW))
    again = ask()
    assert (again.is_new, again.job.status) == (True, JobStatus.QUEUED)
    assert stores.queue.waiting() == {job_id}


def test_an_unknown_analysis_is_not_found(ask, stores):
    with pytest.raises(NotFoundError, match="no analysis 'weather'"):
        ask("weather")
    assert stores.queue.waiting() == set()


def test_a_bad_parameter_makes_no_job(ask, stores):
    with pytest.raises(BadRequestError, match="dpi"):
        ask(dpi=1)
    assert (stores.jobs.page((), (), 9), stores.queue.waiting()) == ([], set())


def test_without_data_nothing_can_be_asked(ask, stores):
    stores.launches.clear(stores.launches.current())
    with pytest.raises(ConflictError, match="no data are loaded; POST /data first"):
        ask()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"country": "USA"}, {"country": "usa"}),
        ({"country": "USA"}, {"country": "United States"}),
        ({"provider": "Acme"}, {"company": " ACME"}),
        ({"year_from": 2000}, {"year__gte": "2000"}),
        ({"size": "8x6", "theme": "dark"}, {"size": "08.0X6", "theme": "Dark"}),
    ],
)
def test_one_question_has_one_job_however_it_is_written(ask, first, second):
    assert ask(**first).job.job_id == ask(**second).job.job_id


def test_a_name_that_no_launch_has_makes_no_job(ask, stores):
    with pytest.raises(UnknownValueError, match="no country 'Jpan'; there are USA"):
        ask(country="Jpan")
    assert stores.queue.waiting() == set()


def test_a_version_that_went_before_its_names_were_read_is_asked_about_anew(
    ask, stores, monkeypatch
):
    old, names = stores.launches.current().version, stores.launches.names

    def overtaken(version: str, column: str) -> object:
        monkeypatch.undo()
        stores.launches.clear(stores.launches.current())
        load(stores, 2001)
        return names(version, column)

    monkeypatch.setattr(stores.launches, "names", overtaken)
    job = ask(country="usa").job
    assert (job.params["country"], job.version == old) == ("USA", False)


def test_a_version_that_lost_a_part_is_said_so(ask, stores, monkeypatch):
    def gone(*_: object) -> object:
        raise NotFoundError("gone")

    monkeypatch.setattr(stores.launches, "names", gone)
    with pytest.raises(NotFoundError, match="gone"):
        ask(country="USA")


def test_a_version_that_went_while_it_was_asked_about_is_asked_about_anew(ask, stores, monkeypatch):
    old = stores.launches.current().version
    join = stores.jobs.join

    def overtaken(*given: object) -> object:
        monkeypatch.undo()
        for year in range(2001, 2006):
            load(stores, year)
        return join(*given)

    monkeypatch.setattr(type(stores.jobs), "join", lambda _, *given: overtaken(*given))
    job = ask().job
    assert job.version == stores.launches.current().version != old


def test_a_version_that_is_asked_about_stays_asked_about_when_it_is_replaced(ask, stores):
    first = ask(country="usa").job
    load(stores, 2001)
    assert ask(country="usa", version=first.version) == Submission(first, is_new=False)
    assert ask("sector", version=first.version).job.version == first.version


def test_a_result_outlives_the_version_that_it_is_of(ask, stores):
    version = stores.launches.current().version
    job_id = ask(country="USA").job.job_id
    stores.jobs.change(job_id, lambda kept: kept.started("c1", "w1", NOW))
    done = stores.jobs.change(job_id, lambda kept: kept.completed("c1", NOW, LATER))
    stores.launches.clear(stores.launches.current())
    assert ask(country="USA", version=version) == Submission(done, is_new=False)


@pytest.mark.parametrize("given", [{}, {"country": "USA"}])
def test_a_version_that_is_gone_makes_no_job(ask, stores, given):
    version = stores.launches.current().version
    stores.launches.clear(stores.launches.current())
    with pytest.raises(NotFoundError, match=f"version '{version}' is not here"):
        ask(version=version, **given)
    assert (stores.jobs.page((), (), 9), stores.queue.waiting()) == ([], set())
