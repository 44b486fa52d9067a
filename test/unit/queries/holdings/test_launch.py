import pytest

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.holdings.launch import read_launch
from told_warehouse import DOCUMENTS, told


def test_a_launch_has_what_it_carried_and_what_it_flew_on(engine):
    with told(engine) as session:
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
    with filled_warehouse("spacex") as session, pytest.raises(NotFoundError, match="no launch x"):
        read_launch(session, "x")
