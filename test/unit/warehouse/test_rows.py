import pytest
from sqlalchemy import select

from spacelaunch.errors import SpacelaunchError
from spacelaunch.warehouse.rows import as_table, insert_rows, is_one_of
from spacelaunch.warehouse.tables.bronze import documents
from spacelaunch.warehouse.tables.silver import payloads
from spacelaunch.warehouse.transactions import for_good

AWKWARD = ["plain", "tab\tand\nline", "back\\slash", "quote'\"", "é🚀", r"\N", ""]


def test_every_text_comes_back_as_it_went(engine):
    rows = [(str(number), name, None) for number, name in enumerate(AWKWARD)]
    with engine.begin() as connection:
        insert_rows(connection, payloads, ("payload_id", "name", "mass_kg"), rows)
        asked = select(payloads.c.name).order_by(payloads.c.payload_id)
        assert [*connection.scalars(asked)] == AWKWARD


def test_documents_and_moments_come_back_typed(engine, now):
    columns = (
        "source",
        "resource",
        "document_id",
        "content_hash",
        "document",
        "run_id",
        "learned_at",
    )
    with engine.begin() as connection:
        insert_rows(connection, documents, columns, [("s", "r", "1", "h", '{"a": 2.5}', 1, now)])
        row = connection.execute(select(documents)).one()
    assert (row.document, row.learned_at) == ({"a": 2.5}, now)


def test_what_the_database_refuses_is_told_as_ours(engine):
    twice = [("1", "a"), ("1", "b")]
    with (
        pytest.raises(SpacelaunchError, match=r"the warehouse: .*(?i:unique)"),
        for_good(engine)() as connection,
    ):
        insert_rows(connection, payloads, ("payload_id", "name"), twice)


def test_no_rows_are_no_statement(engine):
    with engine.begin() as connection:
        insert_rows(connection, payloads, ("payload_id", "name"), [])
        assert connection.execute(select(payloads)).all() == []


def test_any_number_of_keys_is_one_parameter(engine):
    many = [(f"{number}", "p") for number in range(100_000)]
    keys = [*(key for key, _ in many[::2]), "absent", "quote'\""]
    with engine.begin() as connection:
        insert_rows(connection, payloads, ("payload_id", "name"), many)
        asked = select(payloads).where(is_one_of(connection, payloads.c.payload_id, keys))
        assert len(connection.execute(asked).all()) == 50_000


def test_pairs_can_be_asked_as_a_table(engine):
    pairs = {"a": "1", "quote'\"": "é", "": ""}
    with engine.begin() as connection:
        table = as_table(connection, pairs)
        found = connection.execute(select(table.c.key, table.c.value)).all()
    assert {tuple(row) for row in found} == set(pairs.items())


def test_values_go_to_the_columns_that_were_named_whatever_their_order(engine):
    with engine.begin() as connection:
        insert_rows(connection, payloads, ("orbit", "name", "payload_id"), [("LEO", "n", "p")])
        row = connection.execute(select(payloads)).one()
    assert (row.payload_id, row.name, row.orbit) == ("p", "n", "LEO")
