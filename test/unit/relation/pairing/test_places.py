from __future__ import annotations

import pytest

from spacelaunch.relation.pairing.places import place_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Site 1/5, Baikonur Cosmodrome, Kazakhstan", "LC1, Baykonur"),
        ("LC-39A, Kennedy Space Center, Florida, USA", "LC39A, Kennedy"),
        ("SLC-40, Cape Canaveral AFS, Florida, USA", "LC39A, Kennedy"),
        ("VLS Pad, Alcântara Launch Center, Maranhão, Brazil", "VLS, Alcantara"),
        ("Site 86/1, Kapustin Yar, Russia", "LC86/4, KAPUSTIN YAR"),
    ],
)
def test_one_ground_is_one_place_whatever_it_is_called(one, other):
    assert place_of(one) == place_of(other) is not None


@pytest.mark.parametrize("pad", [None, "", "LC86/4, KY", "Somewhere else"])
def test_what_the_table_does_not_know_is_no_place(pad):
    assert place_of(pad) is None
