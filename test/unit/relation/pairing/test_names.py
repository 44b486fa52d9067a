from __future__ import annotations

import pytest

from spacelaunch.relation.pairing.names import read_mission, read_rocket


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cosmos-3M (11K65M)", "Kosmos 11K65M"),
        ("Long March 2F/G", "Chang Zheng 2F"),
        ("Tsyklon-3", "Tsiklon-3"),
        ("Space Shuttle Challenger", "Space Shuttle"),
        ("Titan III(23)C", "Titan IIIC"),
        ("Delta E", "Thor Delta E"),
    ],
)
def test_rockets_of_one_family_are_kin_however_they_are_spelled(one, other):
    assert read_rocket(one).is_kin(read_rocket(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Thor Agena B", "Atlas Agena B"), ("Atlas-Centaur", "Titan IIIE Centaur"), ("N-1", "H-1")],
)
def test_an_upper_stage_or_a_number_makes_no_kin(one, other):
    assert not read_rocket(one).is_kin(read_rocket(other))


def test_rockets_are_alike_when_half_of_their_names_is():
    assert read_rocket("Delta II 7925").is_alike(read_rocket("Delta 7925"))
    assert not read_rocket("Falcon 9").is_alike(read_rocket("Falcon 1 Block 5"))


def test_a_rocket_without_a_name_has_no_parts():
    assert not read_rocket(None).parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cosmos 2097", "Kosmos-2097"),
        ("STS-61-A", "Challenger (STS 61-A)"),
        ("Soyuz MS-07 (53S)", "Soyuz MS-7"),
        ("Apollo 17", "Apollo 17 CSM"),
    ],
)
def test_a_mission_is_known_again_by_its_name_and_number(one, other):
    assert read_mission(one).marks & read_mission(other).marks


def test_a_mission_is_known_again_by_a_long_word():
    assert ("sakigake", "") in read_mission("Sakigake").marks & read_mission("MS-T5 SAKIGAKE").marks


def test_two_of_one_series_contradict_each_other():
    assert read_mission("Cosmos 2001").contradicts(read_mission("Kosmos-2002"))
    assert not read_mission("Cosmos 2001").contradicts(read_mission("Kosmos-2001"))
    assert not read_mission("Cosmos 2001").contradicts(read_mission("Molniya-1"))
    assert not read_mission("Proton-3a").contradicts(read_mission("[Proton-3]"))
