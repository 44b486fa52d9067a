import pytest
from sqlalchemy import text

from spacelaunch.errors import ConfigError, StorageUnavailableError
from spacelaunch.warehouse.engines import open_engine, reachable
from spacelaunch.warehouse.tables.runs import runs


@pytest.mark.parametrize("url", ["nonsense", "mysql://user:secret@host/db"])
def test_a_url_that_cannot_be_used_is_refused_without_repeating_it(url):
    with pytest.raises(ConfigError, match="SPACELAUNCH_WAREHOUSE_URL") as refused:
        open_engine(url)
    assert "secret" not in str(refused.value)


def test_what_is_not_committed_is_not_there(engine):
    run = {"source": "s", "kind": "manual", "status": "running", "started_at": None}
    with engine.connect() as connection:
        connection.execute(text("create table kept (value integer)"))
        connection.rollback()
    with pytest.raises(Exception, match="started_at"), engine.begin() as connection:
        connection.execute(runs.insert(), run)
    with engine.connect() as connection:
        assert connection.execute(runs.select()).all() == []


def test_sqlite_is_read_while_it_is_written(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/new folder/w.sqlite")
    with engine.begin() as connection:
        connection.execute(text("create table kept (value integer)"))
    with engine.begin() as writer, engine.connect() as reader:
        writer.execute(text("insert into kept values (1)"))
        assert reader.execute(text("select count(*) from kept")).scalar() == 0
    engine.dispose()


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path):
    engine = open_engine(f"postgresql://me:secret@/db?host={tmp_path}")
    with pytest.raises(StorageUnavailableError) as told, reachable():
        engine.connect()
    assert "secret" not in str(told.value)
