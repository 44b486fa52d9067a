from datetime import timedelta

from spacelaunch.queries.ledger.trend import read_trend
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import NOW, run, served


def flown(name):
    return sum(not each["upcoming"] for each in state(name)["launches"])


def test_each_run_that_changed_something_says_what_was_counted_after_it(engine):
    with served(state("first")) as (fake, source):
        run(engine, source)
        fake.documents = state("later")
        run(engine, source, now=NOW + timedelta(days=7))
    with open_sql_engine(engine, "spacex") as session:
        found = read_trend(session, "spacex", 10)
        assert read_trend(session, "spacex", 1) == found[:1]
        assert read_trend(session, "kaggle", 10) == []
    counted = {name: flown(name) for name in ("first", "later")}
    assert [each.total_count for each in found] == [counted["later"], counted["first"]]
    assert found[0].added_count == counted["later"] - counted["first"]
