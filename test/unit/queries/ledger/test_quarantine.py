from copy import deepcopy

from spacelaunch.queries.ledger.quarantine import read_quarantine
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import run, served


def test_what_could_not_be_read_stands_here_until_a_readable_one_comes(engine):
    documents = deepcopy(state("first"))
    spoilt = documents["launches"][2]
    kept, spoilt["date_utc"] = spoilt["date_utc"], "soon"
    with served(documents) as (fake, source):
        run(engine, source)
        with open_sql_engine(engine, "spacex") as session:
            (found,) = read_quarantine(session, 10)
            assert read_quarantine(session, 10, "kaggle") == []
        assert (found.source, found.resource, found.document_id, found.run_id) == (
            "spacex", "launches", spoilt["id"], 1,
        )  # fmt: skip
        assert "date_utc" in found.reason
        mended = deepcopy(documents)
        mended["launches"][2]["date_utc"] = kept
        fake.documents = mended
        run(engine, source)
    with open_sql_engine(engine, "spacex") as session:
        assert read_quarantine(session, 10) == []
