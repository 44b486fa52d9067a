import pytest

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.holdings.launchpads import read_launchpad, read_launchpads
from told_warehouse import DOCUMENTS, told


def flown_from(pad):
    return [
        each for each in DOCUMENTS["launches"] if each["launchpad"] == pad and not each["upcoming"]
    ]


def test_a_pad_has_its_place_and_counts_what_flew_from_it(engine):
    with told(engine) as session:
        pads = read_launchpads(session)
    documents = {each["id"]: each for each in DOCUMENTS["launchpads"]}
    assert {each.launchpad_id for each in pads} == documents.keys()
    for pad in pads:
        document, flown = documents[pad.launchpad_id], flown_from(pad.launchpad_id)
        assert (pad.latitude_deg, pad.longitude_deg) == (
            document["latitude"], document["longitude"],
        )  # fmt: skip
        assert pad.flown_count == len(flown)
        assert pad.success_count == sum(each["success"] is True for each in flown)
        assert pad.failure_count == sum(each["success"] is False for each in flown)
    assert [each.flown_count for each in pads] == sorted(
        (each.flown_count for each in pads), reverse=True
    )


def test_a_pad_lists_its_launches_the_newest_first(engine):
    with told(engine) as session:
        (first, *_) = read_launchpads(session)
        found = read_launchpad(session, first.launchpad_id)
    assert found.launchpad == first
    days = [each.launched_at for each in found.launches]
    assert days == sorted(days, reverse=True)
    assert {each.launch_id for each in found.launches} == {
        each["id"] for each in flown_from(first.launchpad_id)
    }


def test_a_pad_that_nobody_knows_is_told_of(filled_warehouse):
    with filled_warehouse("spacex") as session, pytest.raises(NotFoundError, match="nowhere"):
        read_launchpad(session, "nowhere")
