from dataclasses import replace

import pytest

from data_sets import store_launches
from factories import make_job, make_launch
from spacelaunch.domain.job import job_id_for
from spacelaunch.errors import UnreadableRecordError
from spacelaunch.jobs.program import program
from spacelaunch.jobs.review import (
    follows_from,
    obeying,
    read_verdicts,
    replace_verdicts,
    was_asked_of_us,
)
from spacelaunch.storage import keys


def test_what_was_decided_is_kept_and_replaced_as_a_whole(fake_stores):
    launches = fake_stores.launches
    replace_verdicts(launches, {("a", "b"): True, ("c", "d"): False})
    replace_verdicts(launches, {("c", "d"): True})
    assert read_verdicts(launches) == {("c", "d"): True}


def test_a_result_is_kept_under_what_was_decided(fake_stores):
    launches = fake_stores.launches
    assert obeying(read_verdicts(launches)) == program()
    replace_verdicts(launches, {("a", "b"): True})
    same = obeying(read_verdicts(launches))
    replace_verdicts(launches, {("a", "b"): False})
    assert len({program(), same, obeying(read_verdicts(launches))}) == 3
    replace_verdicts(launches, {})
    assert obeying(read_verdicts(launches)) == program()


def test_a_job_says_by_its_id_of_which_program_and_review_it_was_asked(fake_stores):
    job, launches = make_job(), fake_stores.launches
    ours = job_id_for(job.version, job.analysis, job.params, program())
    theirs = job_id_for(job.version, job.analysis, job.params, f"{program()}x")
    asked = [replace(job, job_id=job_id) for job_id in (ours, theirs)]
    assert [was_asked_of_us(each, launches) for each in asked] == [True, False]
    replace_verdicts(launches, {("a", "b"): True})
    assert not was_asked_of_us(asked[0], launches)


def test_a_result_follows_from_the_data_and_the_review_that_it_was_asked_of(fake_stores):
    launches = fake_stores.launches
    data_set = store_launches(launches, [make_launch(2001)])
    replace_verdicts(launches, {("a", "b"): True})
    standing, job = launches.latest(), make_job(version=data_set.version)
    obeyed = obeying(read_verdicts(launches))
    asked = replace(job, job_id=job_id_for(job.version, job.analysis, job.params, obeyed))
    assert follows_from(asked, standing)
    assert not follows_from(job, standing)
    assert not follows_from(asked, replace(standing, review=None))
    assert not follows_from(asked, replace(standing, data_set=None))
    assert not follows_from(asked, replace(standing, data_set=replace(data_set, version="f" * 16)))


def test_a_review_that_is_damaged_is_no_empty_one(fake_stores):
    fake_stores.launches._redis.set(keys.REVIEW, b'{"pairs": [["a"')
    with pytest.raises(UnreadableRecordError, match=keys.REVIEW):
        read_verdicts(fake_stores.launches)
