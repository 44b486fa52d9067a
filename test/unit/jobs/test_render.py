"""Answering a job: the numbers, what they say of themselves, and the picture's origin."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from data_sets import store_launches
from factories import make_job, make_launch
from spacelaunch.bootstrap import Stores
from spacelaunch.domain.job import Job
from spacelaunch.domain.launch import SYNTHETIC_MISSION, Launch
from spacelaunch.errors import NotFoundError
from spacelaunch.jobs.program import program
from spacelaunch.jobs.render import render
from spacelaunch.queries.registry import ANALYSES

SHAPE = {
    *("job_id", "analysis", "title", "params", "version", "source", "is_synthetic"),
    *("data_from", "data_until", "program", "columns", "rows", "rows_used", "rows_missing"),
    *("rows_rejected", "values_lost"),
    *("findings", "finding", "alt", "notes"),
}

LAUNCHES = [make_launch(2000), make_launch(2001, country=None)]


def job_for(stores: Stores, launches: Sequence[Launch] = LAUNCHES, **overrides: object) -> Job:
    """A job that asks about these launches, now loaded."""
    data_set = store_launches(stores.launches, launches, ["b.csv", "a.csv"])
    return make_job(version=data_set.version, **overrides)


def numbers(stores: Stores, job: Job) -> dict[str, Any]:
    found = json.loads(render(job, stores.launches, lambda _: None)["json"])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("forms", [(), ("png",), ("svg", "txt")])
def test_only_what_is_asked_for_is_drawn(fake_stores, forms):
    parts = render(job_for(fake_stores, forms=forms), fake_stores.launches, lambda _: None)
    assert set(parts) == {"json", *forms}


def test_a_result_has_the_pictures_asked_for_and_the_numbers(fake_stores):
    parts = render(job_for(fake_stores), fake_stores.launches, lambda _: None)
    assert parts["png"].startswith(b"\x89PNG\r\n\x1a\n")
    assert parts["svg"].startswith(b"<?xml")
    assert set(parts) == {"png", "svg", "json", "txt"}


@pytest.mark.parametrize("analysis", ANALYSES)
def test_the_numbers_have_one_shape_for_every_analysis(fake_stores, analysis):
    assert set(numbers(fake_stores, job_for(fake_stores, analysis=analysis, params={}))) == SHAPE


def test_the_numbers_say_where_they_come_from(fake_stores):
    job = job_for(fake_stores)
    found = numbers(fake_stores, job)
    assert (found["job_id"], found["analysis"]) == ("timeline-1", "timeline")
    assert (found["version"], found["source"]) == (job.version, "a.csv + b.csv")
    assert (found["data_from"], found["data_until"]) == ("2000-06-01", "2001-06-01")
    assert (found["program"], found["is_synthetic"]) == (program(), False)


def test_generated_launches_are_said_to_be(fake_stores):
    sample = [make_launch(2000, mission=f"{SYNTHETIC_MISSION} 1")]
    assert numbers(fake_stores, job_for(fake_stores, sample))["is_synthetic"] is True


def test_the_numbers_are_the_answer_of_the_query(fake_stores):
    job = job_for(fake_stores, analysis="geography", params={})
    found = numbers(fake_stores, job)
    assert found["rows"] == [{"country": "USA", "launch_count": 1, "success_count": 1}]
    assert (found["rows_used"], found["rows_missing"]) == (1, 1)
    assert (found["findings"]["countries_count"], found["findings"]["top_country"]) == (1, "USA")


def test_every_column_says_name_type_unit_and_meaning(fake_stores):
    columns = numbers(fake_stores, job_for(fake_stores))["columns"]
    assert columns[2] == {
        "name": "state_count",
        "type": "integer",
        "unit": "launches",
        "meaning": "Launches by state-run providers, likewise.",
    }


def test_the_parameters_in_the_result_have_their_defaults(fake_stores):
    params = numbers(fake_stores, job_for(fake_stores, params={"dpi": 50}))["params"]
    assert (params["dpi"], params["theme"], params["country"]) == (50, "light", None)


def test_an_unknown_rate_is_null_and_never_nan(fake_stores):
    unknown = [make_launch(2000, outcome="unknown")]
    found = numbers(fake_stores, job_for(fake_stores, unknown, analysis="sector", params={}))
    assert found["rows"][0]["success_pct"] is None


@pytest.mark.parametrize("part", ["png", "svg", "json", "txt"])
def test_the_same_question_drawn_twice_is_the_same_byte_for_byte(fake_stores, part):
    job = job_for(fake_stores)
    first = render(job, fake_stores.launches, lambda _: None)
    again = render(job, fake_stores.launches, lambda _: None)
    assert first[part] == again[part]


@pytest.mark.parametrize("part", ["png", "svg"])
def test_a_picture_carries_its_job_and_the_version_of_its_data(fake_stores, part):
    job = job_for(fake_stores)
    picture = render(job, fake_stores.launches, lambda _: None)[part]
    assert b"timeline-1" in picture
    assert job.version.encode() in picture


def test_progress_is_told_on_the_way(fake_stores):
    told = []
    render(job_for(fake_stores), fake_stores.launches, told.append)
    assert told == [50, 90]


def test_data_that_were_deleted_meanwhile_are_not_found(fake_stores):
    job = job_for(fake_stores)
    fake_stores.launches.clear(fake_stores.launches.current())
    with pytest.raises(NotFoundError, match="is gone"):
        render(job, fake_stores.launches, lambda _: None)


def test_data_that_were_replaced_meanwhile_are_still_answered_from(fake_stores):
    job = job_for(fake_stores)
    job_for(fake_stores, [make_launch(1990)])
    assert numbers(fake_stores, job)["data_until"] == "2001-06-01"


FACTS = ("Job", "Analysis", "Parameters", "Data version", "Source", "Rows used", "Program")


@pytest.mark.parametrize("analysis", ANALYSES)
def test_a_picture_carries_where_it_comes_from_as_text_chunks(fake_stores, analysis):
    job = job_for(fake_stores, analysis=analysis, params={"dpi": 50})
    parts = render(job, fake_stores.launches, lambda _: None)
    chunks = provenance_in(parts["png"])
    result = json.loads(parts["json"])
    assert [chunks[name] for name in FACTS if name != "Parameters"] == [
        *("timeline-1", analysis, job.version, "a.csv + b.csv", str(result["rows_used"]), program())
    ]
    assert json.loads(chunks["Parameters"]) == result["params"]


def test_a_vector_picture_carries_the_same_facts(fake_stores):
    job = job_for(fake_stores)
    parts = render(job, fake_stores.launches, lambda _: None)
    source = html.unescape(parts["svg"].decode())
    facts = provenance_in(parts["png"])
    assert [f"{name}: {facts[name]}" in source for name in FACTS] == [True] * len(FACTS)


def provenance_in(png: bytes) -> dict[str, str]:
    """The text chunks of a PNG."""
    found = vars(Image.open(BytesIO(png)))["info"]
    assert isinstance(found, dict)
    return found
