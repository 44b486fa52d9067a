import pytest

from concluded import conclude
from spacelaunch.errors import BadRequestError


def payload(name, mass_kg, alike_count=1):
    return (name, mass_kg, "Mission", "2019-11-11T14:56:00Z", "orbital", alike_count)


def test_the_heaviest_is_named_of_the_launches_that_could_be():
    said = conclude(
        "top-payload-masses", [payload("A", 9_600), payload("B", 20)], selected=12, used=9
    )
    assert said.finding == "Heaviest: A, 9,600 kg; of 9 launches with a payload of known mass"
    assert said.notes == ()


def test_equal_ones_are_all_named():
    said = conclude("top-payload-masses", [payload("A", 5, 2), payload("B", 5, 2)])
    assert said.finding.startswith("Heaviest: A and B, 5 kg each; of 10 launches")


def test_equal_ones_that_are_not_listed_are_counted():
    said = conclude("top-payload-masses", [payload("A", 5, 28), payload("B", 5, 28)])
    assert said.finding.startswith("Heaviest: 28 payloads, 5 kg each")
    assert said.findings.top_count == 28
    assert said.notes == ("Not listed, as heavy as B: 26 payloads.",)


def test_at_most_fifty_are_listed():
    with pytest.raises(BadRequestError, match="top"):
        conclude("top-payload-masses", [payload("A", 5)], top=51)
