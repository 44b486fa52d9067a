"""A page that is known is one that would change nothing: held against a twin that reads each."""

import json
from dataclasses import replace
from itertools import count

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text, update

from spacelaunch.domain.document import Mark, Page, Unread
from spacelaunch.sources.json_documents import unread_page
from spacelaunch.warehouse.bronze import mark_gone
from spacelaunch.warehouse.kept_pages import keep_anew, keep_unknown, read_known
from spacelaunch.warehouse.migrations.versions import r0010_kept_pages
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.bronze import changes, documents, kept_pages, quarantine

UNREADABLE = "unreadable"


def judge(document):
    return "it cannot be read" if UNREADABLE in document.text else None


def page(*values):
    return unread_page(json.dumps(values).encode(), Mark())


class Shelved:
    """One resource of a warehouse into which pages are kept, and the same rows edited by hand."""

    def __init__(self, connection, resource, now):
        self.connection, self.resource, self.now = connection, resource, now
        self.keep = keep_anew if resource == "twin" else keep_unknown
        self.run_ids = count(1)
        self.shelf = Shelf("s", resource, 0, now)

    def land(self, pages, *, killed_at=None):
        """One run; whether a page was kept or not is one transaction."""
        self.shelf = Shelf("s", self.resource, next(self.run_ids), self.now)
        for number, each in enumerate(pages):
            kept_or_not = self.connection.begin_nested()
            self.keep(self.connection, self.shelf, page(*each), judge)
            if number == killed_at:
                kept_or_not.rollback()
                return
            kept_or_not.commit()

    def reconcile(self, ids):
        self.shelf = Shelf("s", self.resource, next(self.run_ids), self.now)
        mark_gone(self.connection, self.shelf, ids, "", None)

    def edit(self, document_id, how):
        its = (documents.c.resource == self.resource, documents.c.document_id == document_id)
        change = delete(documents) if how is None else update(documents).values(content_hash=how)
        self.connection.execute(change.where(*its))

    def rows(self):
        """All that the resource has, but what names it."""
        found = {}
        for table in (documents, changes, quarantine):
            wanted = [each for each in table.c if each.name not in ("resource", "change_id")]
            asked = select(*wanted).where(table.c.resource == self.resource)
            found[table.name] = sorted(map(tuple, self.connection.execute(asked)), key=repr)
        return found


values = st.fixed_dictionaries(
    {"id": st.sampled_from("abc"), "n": st.sampled_from([1, 2, UNREADABLE])}
)
states = st.lists(st.lists(values, min_size=1, max_size=3), min_size=1, max_size=3)
steps = st.one_of(
    st.tuples(st.just("land"), st.integers(0, 1)),
    st.tuples(st.just("land"), st.integers(0, 1)),
    st.tuples(st.just("kill"), st.integers(0, 1), st.integers(0, 2)),
    st.tuples(st.just("gone"), st.sets(st.sampled_from("abc"))),
    st.tuples(st.just("edit"), st.sampled_from("abc"), st.sampled_from([None, "by hand"])),
)


def take(shelved, step, known):
    match step:
        case ("land", which):
            shelved.land(known[which])
        case ("kill", which, at):
            shelved.land(known[which], killed_at=at)
        case ("gone", ids):
            shelved.reconcile([*ids])
        case ("edit", document_id, how):
            shelved.edit(document_id, how)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=st.tuples(states, states), taken=st.lists(steps, min_size=3, max_size=7))
def test_whatever_comes_back_the_store_is_that_of_who_reads_each_page(engine, now, known, taken):
    with engine.connect() as connection:
        ours, twin = Shelved(connection, "ours", now), Shelved(connection, "twin", now)
        for step in taken:
            take(ours, step, known)
            take(twin, step, known)
            assert ours.rows() == twin.rows()
        connection.rollback()


@pytest.fixture
def land(engine, now):
    """Keep a page in a transaction of its own; what is looked at is what was not known."""

    def landed(given, resource="r"):
        with engine.begin() as connection:
            return keep_unknown(connection, Shelf("s", resource, 1, now), given, judge)

    return landed


@pytest.fixture
def digests(engine, now):
    def found(resource="r"):
        with engine.connect() as connection:
            return read_known(connection, Shelf("s", resource, 1, now))

    return found


def unlooked_at():
    raise AssertionError("somebody looked")


def test_a_known_page_is_counted_and_not_read(land):
    land(page({"id": "a"}, {"id": "b"}))
    known = page({"id": "a"}, {"id": "b"})
    assert land(replace(known, received=Unread(unlooked_at))).read == 2


def test_a_state_that_comes_back_is_read_anew(engine, land):
    for n in (1, 2, 1):
        land(page({"id": "a", "n": n}))
    with engine.connect() as connection:
        assert connection.scalar(select(documents.c.document))["n"] == 1


def test_more_documents_leave_what_is_known(land, digests):
    land(page({"id": "a"}))
    land(page({"id": "b"}))
    assert len(digests()) == 2


def test_a_page_of_which_something_was_refused_is_read_each_time(land, digests):
    land(page({"id": "a"}, {"id": "b", "n": UNREADABLE}))
    assert digests() == {}


def test_what_is_refused_again_forgets_nothing(land, digests):
    bad = page({"id": "b", "n": UNREADABLE})
    land(bad)
    land(page({"id": "a"}))
    land(bad)
    assert len(digests()) == 1


def test_a_page_without_a_digest_is_read_each_time(land, digests):
    land(Page(page({"id": "a"}).received, Mark()))
    assert digests() == {}


EDITS = [
    update(documents).values(content_hash="by hand"),
    delete(documents),
    quarantine.insert().values(
        source="s", resource="r", content_hash="h", document="{}", reason="by hand",
        rejected_at=func.current_timestamp(), run_id=1,
    ),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=["update", "delete", "set aside"])
def test_whoever_edits_a_resource_makes_its_pages_unknown_and_no_other(engine, land, digests, edit):
    for resource in "rq":
        land(page({"id": "a"}), resource)
    with engine.begin() as connection:
        narrowed = edit if edit.is_insert else edit.where(documents.c.resource == "r")
        connection.execute(narrowed)
    assert (len(digests()), len(digests("q"))) == (0, 1)


def test_who_empties_the_table_makes_all_unknown(engine, land, digests):
    land(page({"id": "a"}))
    emptied = "truncate documents" if engine.dialect.name == "postgresql" else None
    with engine.begin() as connection:
        connection.execute(text(emptied) if emptied else delete(documents))
    assert digests() == {}


def test_the_way_back_leaves_no_trigger(engine, land):
    with (
        engine.begin() as connection,
        Operations.context(MigrationContext.configure(connection)),
    ):
        r0010_kept_pages.downgrade()
        connection.execute(update(documents).values(content_hash="by hand"))
        r0010_kept_pages.upgrade()
        assert connection.scalar(select(func.count()).select_from(kept_pages)) == 0
