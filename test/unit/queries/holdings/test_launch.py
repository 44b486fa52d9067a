import pytest

from spacelaunch.domain.precedence import ALL
from spacelaunch.errors import NotFoundError
from spacelaunch.queries.holdings.launch import read_launch
from spacelaunch.warehouse.sql_engine import open_sql_engine
from three_sources import read_all
from told_warehouse import DOCUMENTS, told


def test_a_launch_has_what_it_carried_and_what_it_flew_on(engine):
    with told(engine, ALL) as session:
        for document in DOCUMENTS["launches"]:
            found = read_launch(session, document["id"])
            assert (found.mission, found.is_upcoming) == (document["name"], document["upcoming"])
            assert [each.payload_id for each in found.payloads] == document["payloads"]
            assert [
                (each.core_id, each.is_landing_attempted, each.is_landed) for each in found.cores
            ] == [
                (each["core"], each["landing_attempt"], each["landing_success"])
                for each in document["cores"]
            ]


def test_a_payload_has_its_mass_where_the_source_has_it(engine):
    masses = {each["id"]: each["mass_kg"] for each in DOCUMENTS["payloads"]}
    with told(engine) as session:
        carried = [
            payload
            for document in DOCUMENTS["launches"]
            for payload in read_launch(session, document["id"]).payloads
        ]
    assert {each.payload_id: each.mass_kg for each in carried} == {
        each.payload_id: masses.get(each.payload_id) for each in carried
    }


def test_a_launch_that_nobody_knows_is_told_of(filled_warehouse):
    with filled_warehouse(ALL) as session, pytest.raises(NotFoundError, match="no launch x"):
        read_launch(session, "x")


@pytest.fixture
def of_three(sqlite_engine, tmp_path):
    read_all(sqlite_engine, tmp_path, ("kaggle", "launch-library", "gcat"))
    with open_sql_engine(sqlite_engine, ALL) as session:
        yield session


def test_a_launch_of_several_sources_has_the_word_of_each(of_three):
    found = read_launch(of_three, "gcat-2001-001")
    assert [(each.source, each.because, each.mission) for each in found.members] == [
        ("gcat", "first", "Heron 1"),
        ("kaggle", "sure", "Heron 1"),
        ("launch-library", "designator", "Invented Heron"),
    ]
    assert found.mission == "Invented Heron"


def test_every_members_id_leads_to_the_one_launch(of_three):
    found = read_launch(of_three, "gcat-2001-001")
    assert [read_launch(of_three, each.member_id) for each in found.members] == [found] * 3


def test_where_sources_contradict_each_other_it_says_whose_word_counts(of_three):
    found = read_launch(of_three, "gcat-2001-002").conflicts
    assert [(each.field, each.source, each.is_taken) for each in found] == [
        ("launched_at", "gcat", True),
        ("launched_at", "kaggle", False),
        ("outcome", "gcat", True),
        ("outcome", "kaggle", False),
    ]


def test_a_launch_that_one_source_tells_of_has_one_member_and_no_conflict(of_three):
    found = read_launch(of_three, "gcat-2001-003")
    assert ([each.source for each in found.members], found.conflicts) == (["gcat"], [])
