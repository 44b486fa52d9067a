from spacelaunch.warehouse import members
from spacex_worlds import run
from three_sources import KAGGLE, kaggle


def test_what_was_decided_is_kept_and_replaced_as_a_whole(engine):
    with engine.begin() as connection:
        members.keep_verdicts(connection, {("a", "b"): True, ("a", "c"): False})
        members.keep_verdicts(connection, {("a", "c"): True})
        assert members.read_verdicts(connection) == {("a", "c"): True}
        members.keep_verdicts(connection, {})
        assert members.read_verdicts(connection) == {}


def test_a_source_is_read_with_all_that_it_says_and_counted(sqlite_engine):
    run(sqlite_engine, kaggle(KAGGLE.replace("| Lonely", "| Synthetic sample 1")))
    with sqlite_engine.connect() as connection:
        rows = members.read_source(connection, "kaggle")
        assert members.count_launches(connection) == {"kaggle": (4, True)}
        assert [*members.built_versions(connection)] == ["kaggle"]
    assert sorted(row["cost_musd"] or 0 for row in rows) == [0, 0, 0, 9.5]


def test_a_table_is_made_anew_of_the_columns_that_it_has(sqlite_engine):
    row = {"launch_id": "a", "field": "outcome", "source": "gcat", "value": "success"}
    rows = [{**row, "is_taken": True, "more": 1}]
    with sqlite_engine.begin() as connection:
        for _ in range(2):
            members.replace_table(connection, "launch_conflicts", rows)
        found = connection.exec_driver_sql("select * from launch_conflicts").all()
    assert [tuple(each) for each in found] == [("a", "outcome", "gcat", "success", 1)]
