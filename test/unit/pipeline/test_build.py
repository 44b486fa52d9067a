import pytest
from sqlalchemy import event

from spacelaunch.pipeline import build as building
from spacelaunch.pipeline import run as running
from spacelaunch.pipeline.request import Request
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.runs import current_build
from spacex_worlds import contents, counted, read_first_state, run, served


@pytest.fixture
def sqlite_engine(warehouses):
    """Has read the first state of the world."""
    opened = open_engine(warehouses.filled("sqlite", read_first_state))
    yield opened
    opened.dispose()


def build_step(report):
    (step,) = [step for step in report.run.steps if step.step == "build"]
    return step


def version(engine):
    with engine.connect() as connection:
        return current_build(connection, "spacex").version


def test_only_what_is_new_is_built(sqlite_engine, world):
    fake, source = world
    fake.show("later")
    assert build_step(run(sqlite_engine, source)).rows_read == 4 + 2 + 2


def test_a_full_run_builds_everything_anew(sqlite_engine, world):
    fake, source = world
    before = contents(sqlite_engine)
    report = run(sqlite_engine, source, Request(is_full=True))
    assert build_step(report).rows_read == sum(len(each) for each in fake.documents.values())
    assert contents(sqlite_engine) == before


def test_a_new_way_of_reading_bronze_builds_everything_anew(sqlite_engine, world, monkeypatch):
    fake, source = world
    monkeypatch.setattr(building, "RULES", building.RULES + 1)
    report = run(sqlite_engine, source)
    assert build_step(report).rows_read == sum(len(each) for each in fake.documents.values())


def changed_by(engine, source, monkeypatch, request=None):
    """What the merge is told of the build before it."""
    told = []
    with monkeypatch.context() as patch:
        patch.setattr(running, "merge", lambda *given: told.append(given[-1]))
        assert run(engine, source, request).error is None
    return told[0]


def test_it_tells_which_launches_it_changed(sqlite_engine, world, monkeypatch):
    fake, source = world
    before, built = [*fake.documents["launches"]], version(sqlite_engine)
    fake.show("later")
    changed = changed_by(sqlite_engine, source, monkeypatch)
    fresh = {each["id"] for each in fake.documents["launches"] if each not in before}
    assert set() < fresh <= {*changed.launch_ids}
    assert (changed.source, changed.version) == ("spacex", built)
    assert changed_by(sqlite_engine, source, monkeypatch, Request(is_full=True)) is None


def test_of_many_launches_it_tells_that_anything_may_have_changed(
    sqlite_engine, world, monkeypatch
):
    fake, source = world
    fake.show("later")
    monkeypatch.setattr(building, "_MOST_CHANGED", 1)
    assert changed_by(sqlite_engine, source, monkeypatch) is None


def test_a_build_of_everything_looks_for_no_row_to_replace(engine):
    deleted = []

    def note(_connection, _cursor, statement, *_):
        if statement.startswith("DELETE FROM") and "json_each" in statement:
            deleted.append(statement.split()[2])

    event.listen(engine, "before_cursor_execute", note)
    with served(state("first")) as (fake, source):
        run(engine, source)
        run(engine, source, Request(is_full=True))
        assert deleted == []
        fake.show("later")
        run(engine, source)
    assert {"spacex_launches", "launch_payloads", "launch_cores", "payloads"} <= {*deleted}


def test_documents_are_built_in_chunks_of_any_size(sqlite_engine, world, monkeypatch):
    _, source = world
    before = contents(sqlite_engine)
    monkeypatch.setattr(building, "_CHUNK", 3)
    run(sqlite_engine, source, Request(is_full=True))
    assert contents(sqlite_engine) == before


def test_the_version_names_what_was_built(sqlite_engine, world):
    fake, source = world
    first = version(sqlite_engine)
    run(sqlite_engine, source)
    assert version(sqlite_engine) == first
    fake.show("later")
    run(sqlite_engine, source)
    assert version(sqlite_engine) != first


def test_a_document_that_is_gone_leaves_silver(sqlite_engine, world):
    fake, source = world
    fake.documents["payloads"].pop()
    run(sqlite_engine, source, Request(is_full=True))
    assert counted(sqlite_engine, "payloads") == len(fake.documents["payloads"])
    assert counted(sqlite_engine, "documents where gone_at is not null") == 1
