"""Jobs about the warehouse: from the request to the result, and when the build is another."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace

import pytest

from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import ConflictError, ExpiredError, NotFoundError, UnknownValueError
from spacelaunch.jobs.control import retry
from spacelaunch.jobs.preview import preview
from spacelaunch.jobs.render import render
from spacelaunch.jobs.submit import Question, asked_for, submit
from spacelaunch.queries.registry import ANALYSES, SILVER_ANALYSES
from spacelaunch.queries.statements import read_sql
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from warehouse_questions import fill_oddly

BUILD = read_sql("silver/build")


class Warehouse:
    """A filled one, of which a test can say that it was built anew."""

    def __init__(self, engine):
        self.engine, self.version = engine, None

    @contextmanager
    def __call__(self, source):
        with open_sql_engine(self.engine, source) as session:
            yield self if self.version else session
            self.session = session

    def fetch(self, sql, parameters):
        with open_sql_engine(self.engine, "spacex") as session:
            rows = session.fetch(sql, parameters)
        return [{**row, "version": self.version} for row in rows] if sql == BUILD else rows


@pytest.fixture(scope="module")
def engine(warehouses):
    engine = open_engine(warehouses.filled("sqlite", fill_oddly))
    yield engine
    engine.dispose()


@pytest.fixture
def warehouse(engine):
    return Warehouse(engine)


@pytest.fixture
def ask(fake_stores, warehouse, now):
    def asking(name, version=None, **given):
        return submit(
            Question(name, given, version),
            launches=fake_stores.launches,
            jobs=fake_stores.jobs,
            queue=fake_stores.queue,
            max_attempts=3,
            now=now,
            warehouse=warehouse,
        )

    return asking


@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_the_result_is_of_the_build_that_was_asked(name, ask, fake_stores, warehouse):
    job = ask(name).job
    launches, results = fake_stores.launches, fake_stores.results
    parts = render(job, launches, lambda _: None, warehouse, results)
    found = json.loads(parts["json"])
    assert found["version"] == job.version
    assert found["source"] == KNOWN_SOURCES[SILVER_ANALYSES[name].source].title
    assert found["rows"]
    assert parts["png"].startswith(b"\x89PNG")
    # A later picture of it asks no warehouse any more.
    letters = replace(job, forms=("txt",))
    again = render(letters, launches, lambda _: None, results=results)
    assert (again["json"], again["txt"] != b"") == (parts["json"], True)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_analyses_of_the_data_set_can_be_asked_of_the_warehouse(
    name, ask, fake_stores, warehouse
):
    job = ask(name, on="warehouse", source="kaggle").job
    found = json.loads(render(job, fake_stores.launches, lambda _: None, warehouse)["json"])
    assert (found["version"], found["source"]) == (job.version, "Kaggle")
    assert found["rows"]
    assert "What the data lack is not known: the launches were generated" in found["notes"]


def test_a_name_is_spelled_as_in_the_warehouse(ask):
    job = ask("timeline", on="warehouse", source="kaggle", country="usa").job
    assert job.params["country"] == "USA"
    with pytest.raises(UnknownValueError, match="Jpan"):
        ask("timeline", on="warehouse", source="kaggle", country="Jpan")


def test_no_data_set_is_needed_and_the_same_question_has_one_job(ask, fake_stores):
    assert fake_stores.launches.current() is None
    first, again = ask("core-reuse"), ask("core-reuse")
    assert (first.is_new, again.is_new) == (True, False)
    assert first.job.job_id == again.job.job_id != ask("core-reuse", scope="orbital").job.job_id


def test_another_build_is_another_question(ask, warehouse):
    first = ask("core-reuse").job
    warehouse.version = "another"
    assert ask("core-reuse").job.job_id != first.job_id


def test_what_was_asked_of_a_build_that_is_gone_is_not_answered_by_the_next(
    ask, fake_stores, warehouse
):
    job = ask("core-reuse").job
    warehouse.version = "another"
    with pytest.raises(NotFoundError, match="built anew"):
        render(job, fake_stores.launches, lambda _: None, warehouse)


def test_a_failed_one_is_run_again_while_its_build_is_there(ask, fake_stores, warehouse, now):
    job = ask("core-reuse").job
    fake_stores.jobs.change(job.job_id, lambda kept: kept.cancelled(now))
    again = {
        "launches": fake_stores.launches,
        "jobs": fake_stores.jobs,
        "queue": fake_stores.queue,
        "queue_limit": 10,
        "now": now,
        "warehouse": warehouse,
    }
    warehouse.version = "another"
    with pytest.raises(ExpiredError, match="asks the present data"):
        retry(job.job_id, **again)
    warehouse.version = None
    assert retry(job.job_id, **again).status == "queued"


def test_what_would_be_drawn_is_told(fake_stores, warehouse, now):
    job = asked_for(
        Question("pad-utilization", {"scope": "orbital"}), fake_stores.launches, 3, now, warehouse
    )
    assert preview(job, fake_stores.launches, fake_stores.jobs, warehouse).rows_matched == 17


@pytest.mark.parametrize(
    ("opened", "source", "said"),
    [
        (no_warehouse, "spacex", r"pip install 'spacelaunch\[pipeline\]'"),
        (None, "nasa", "run: spacelaunch ingest nasa"),
    ],
)
def test_where_nothing_can_be_asked_it_is_said_what_to_run(
    fake_stores, warehouse, now, opened, source, said
):
    with pytest.raises(ConflictError, match=said):
        asked_for(
            Question("core-reuse", {"source": source}),
            fake_stores.launches,
            3,
            now,
            opened or warehouse,
        )


def test_only_the_build_that_is_there_can_be_pinned(ask):
    version = ask("core-reuse").job.version
    assert ask("core-reuse", version) == ask("core-reuse")
    assert ask("pad-utilization", version).job.version == version
    with pytest.raises(NotFoundError, match="version 'before' is not here"):
        ask("pad-utilization", "before")
