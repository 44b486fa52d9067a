"""What a build still has to do, and what finding it out costs."""

import json

from sqlalchemy import event

from spacelaunch.domain.document import Document, content_hash
from spacelaunch.warehouse.backlog import Backlog, pending
from spacelaunch.warehouse.bronze import keep, mark_gone
from spacelaunch.warehouse.shelf import Shelf


def document(name, **fields):
    text = json.dumps({"id": name, **fields}, sort_keys=True)
    return Document(name, text, content_hash(text.encode()))


def test_a_backlog_is_what_later_runs_brought_in_the_order_of_ids(engine, now):
    first, second, third = (Shelf("s", "r", number, now) for number in (1, 2, 3))
    with engine.begin() as connection:
        keep(connection, first, [document("c"), document("a")], lambda _: None)
        keep(connection, second, [document("b"), document("a", n=2)], lambda _: None)
        mark_gone(connection, third, ["a", "b"], "", None)
        found = pending(connection, Backlog("s", "r", 1), "", 10)
        rest = pending(connection, Backlog("s", "r", 1), "a", 1)
    assert [(each.document.document_id, each.is_gone) for each in found] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]
    assert json.loads(found[0].document.text) == {"id": "a", "n": 2}
    assert [each.document.document_id for each in rest] == ["b"]


def test_the_cost_of_a_backlog_does_not_grow_with_the_store(sqlite_engine):
    """SQLite's plan goes by the run and by nothing else."""
    asked = []
    event.listen(sqlite_engine, "before_cursor_execute", lambda *words: asked.append(words[2:4]))
    with sqlite_engine.connect() as connection:
        pending(connection, Backlog("s", "r", 7), "a", 10)
        statement, parameters = asked[-1]
        plan = connection.exec_driver_sql(f"explain query plan {statement}", parameters).all()
    assert "USING INDEX ix_documents_run_id (run_id>?)" in str(plan)
