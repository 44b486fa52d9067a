"""A question is asked once, whatever is drawn of its answer."""

from dataclasses import replace

import orjson
import pytest

from data_sets import store_launches
from factories import make_job, make_launch
from spacelaunch.errors import NotFoundError
from spacelaunch.jobs.answers import find_answers, kept_answers
from spacelaunch.jobs.render import render
from spacelaunch.jobs.review import replace_verdicts
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import OF_DATA_SET, find_analysis
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.storage import keys

LAUNCHES = [make_launch(2000), make_launch(2001, country=None), make_launch(2001, sector="private")]


@pytest.fixture
def job(fake_stores):
    data_set = store_launches(fake_stores.launches, LAUNCHES, ["a.csv"])
    return make_job(version=data_set.version, forms=("txt",), params={})


@pytest.fixture
def drawn(fake_stores):
    """Draw, and keep what was asked."""
    return lambda job: render(
        job, fake_stores.launches, lambda _: None, results=fake_stores.results
    )


@pytest.fixture
def no_data(fake_stores):
    """Nobody can be asked any more."""
    return lambda: fake_stores.launches.clear(fake_stores.launches.current())


@pytest.mark.parametrize("looks", [{"theme": "dark"}, {"size": "4x5"}, {"dpi": 60, "width": 60}])
def test_another_look_asks_nobody(drawn, job, no_data, looks):
    first = orjson.loads(drawn(job)["json"])
    no_data()
    other = orjson.loads(drawn(replace(job, job_id="timeline-2", params=looks))["json"])
    assert other["rows"] == first["rows"]
    assert other["params"] != first["params"]


def test_another_question_is_asked(drawn, job, no_data):
    drawn(job)
    no_data()
    with pytest.raises(NotFoundError, match="is gone"):
        drawn(replace(job, params={"year_from": 2001}))
    with pytest.raises(NotFoundError):
        drawn(replace(job, version="0" * 16))


def test_after_another_review_it_is_asked_anew(fake_stores, drawn, job, no_data):
    drawn(job)
    replace_verdicts(fake_stores.launches, {("here", "there"): True})
    no_data()
    with pytest.raises(NotFoundError):
        drawn(job)


def test_what_was_found_while_somebody_decided_is_not_kept(fake_stores, job):
    stores, analysis = fake_stores, find_analysis(job.analysis)
    params = read_parameters(analysis.parameters, job.params)
    found = find_answers(job, analysis, params, stores.launches, no_warehouse)

    def meanwhile():
        replace_verdicts(stores.launches, {("here", "there"): True})
        return found

    assert kept_answers(job, stores.launches, stores.results, meanwhile) == found
    assert stores.results._redis.keys(keys.answers("*")) == []


@pytest.mark.parametrize("name", OF_DATA_SET)
def test_what_is_made_of_kept_answers_is_the_same_to_the_byte(fake_stores, drawn, job, name):
    job = replace(job, analysis=name, forms=("txt", "svg") if name == "timeline" else ("txt",))
    fresh = render(job, fake_stores.launches, lambda _: None)
    assert drawn(job) == fresh
    assert drawn(job) == fresh


def test_damaged_answers_are_asked_anew(fake_stores, drawn, job, caplog):
    fresh = drawn(job)
    (key,) = fake_stores.results._redis.keys(keys.answers("*"))
    fake_stores.results._redis.set(key, b'{"rows": 7}')
    assert drawn(job) == fresh
    assert "asked anew" in caplog.text


def test_answers_are_kept_as_long_as_the_last_picture_of_them(fake_stores, drawn, job):
    drawn(job)
    (key,) = fake_stores.results._redis.keys(keys.answers("*"))
    fake_stores.results._redis.expire(key, 5)
    drawn(replace(job, params={"theme": "dark"}))
    assert fake_stores.results._redis.ttl(key) > fake_stores.results.keep_s / 2
