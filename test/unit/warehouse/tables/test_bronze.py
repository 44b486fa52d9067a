import pytest
from sqlalchemy.exc import IntegrityError

from spacelaunch.warehouse.tables.bronze import documents

DOCUMENT = {
    "source": "s", "resource": "r", "document_id": "1", "content_hash": "h",
    "document": {"a": [1, 2.5, None]}, "run_id": 1, "learned_at": None,
}  # fmt: skip


def test_one_document_stands_once(engine, now):
    row = DOCUMENT | {"learned_at": now}
    with engine.begin() as connection:
        connection.execute(documents.insert(), row)
        found = connection.execute(documents.select()).one()
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(documents.insert(), row)
    assert found.document == {"a": [1, 2.5, None]}
