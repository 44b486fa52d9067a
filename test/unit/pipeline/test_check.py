import pytest

from spacelaunch.warehouse.engines import open_engine
from spacex_worlds import contents, read_first_state, run


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, warehouses):
    """Has read the first state of the world."""
    opened = open_engine(warehouses.filled(request.param, read_first_state))
    yield opened
    opened.dispose()


def test_silver_and_gold_stay_as_they_were_where_what_came_cannot_be_believed(engine, world):
    fake, source = world
    before = contents(engine)
    good = fake.documents["launches"][0]["date_utc"]
    fake.documents["launches"][0]["date_utc"] = "2050-01-01T00:00:00.000Z"
    report = run(engine, source)
    after = contents(engine)
    served_tables = before.keys() - {"documents", "watermarks"}
    assert report.run.status == "failed"
    assert "1 launch before Sputnik or after now" in report.run.error
    assert {name: after[name] for name in served_tables} == {
        name: before[name] for name in served_tables
    }
    fake.documents["launches"][0]["date_utc"] = good
    assert run(engine, source).run.status == "succeeded"


def test_a_run_fails_until_its_finding_is_gone(engine, world):
    fake, source = world
    fake.documents["launches"][0]["date_utc"] = "2050-01-01T00:00:00.000Z"
    assert [run(engine, source).run.status for _ in range(2)] == ["failed", "failed"]


def test_a_reference_that_leads_nowhere_is_told_and_not_fatal(engine, world):
    fake, source = world
    fake.documents["launches"][0]["rocket"] = "nowhere"
    report = run(engine, source)
    told = {step.resource: step.note for step in report.run.steps if step.step == "check"}
    assert report.run.status == "succeeded"
    assert told["references: launch to rocket"] == "1 id that leads nowhere"
    assert told["nulls"] == "1 launch without a rocket, a pad or a mission"
