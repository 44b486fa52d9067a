import pytest
from sqlalchemy import text

from spacelaunch.errors import ConfigError, StorageUnavailableError
from spacelaunch.warehouse.engines import open_engine, open_trino, reachable
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


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "http://trino:8080/warehouse/public",
        "trino://me@trino:8080",
        "trino://me@trino:8080/warehouse",
        "trino://me:secret@trino:8080/a/b/c",
    ],
)
def test_a_trino_without_its_catalog_and_schema_is_refused(url):
    with pytest.raises(ConfigError, match="SPACELAUNCH_TRINO_URL: expected trino://") as refused:
        open_trino(url)
    assert "secret" not in str(refused.value)


def test_a_trino_is_asked_in_utc():
    opened = open_trino("trino://me@trino:8080/warehouse/public")
    _, named = opened.dialect.create_connect_args(opened.url)
    assert (named["catalog"], named["schema"]) == ("warehouse", "public")
