"""Launches by column, ready for questions."""

from __future__ import annotations

import numpy as np
import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.columns import LaunchColumns

GIVEN = [
    make_launch(2003, country="USA", cost_musd=None),
    make_launch(2002, country=None, cost_musd=5.0),
    make_launch(2001, country="China", cost_musd=50.0, mission=None),
]
LAUNCHES = LaunchColumns(hold(GIVEN))
FLAGS = (True, None, False)


def test_rows_are_those_of_the_data_set():
    assert (len(LAUNCHES), LAUNCHES.all_rows.tolist()) == (3, [0, 1, 2])


@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_launch_is_found_by_its_id(row):
    assert LAUNCHES.row_of(GIVEN[row].launch_id) == row


@pytest.mark.parametrize(
    "launch_id",
    ["", "x", "0" * 16, GIVEN[0].launch_id.upper() + "0", f" {GIVEN[0].launch_id[1:]}", "f" * 99],
)
def test_what_is_no_id_of_a_launch_finds_none(launch_id):
    assert LAUNCHES.row_of(launch_id) is None


def test_texts_are_codes_and_nothing_is_none_of_them():
    codes, words = LAUNCHES.coded("country")
    assert [words[code] if code >= 0 else None for code in codes] == ["USA", None, "China"]


def test_an_unknown_number_is_none():
    assert np.isnan(LAUNCHES.numbers("cost_musd")).tolist() == [True, False, False]
    assert LAUNCHES.numbers("launch_year").tolist() == [2003, 2002, 2001]


def test_a_flag_is_yes_or_no_or_nothing():
    launches = [make_launch(2003 - n, is_rocket_active=flag) for n, flag in enumerate(FLAGS)]
    assert LaunchColumns(hold(launches)).flags("is_rocket_active").tolist() == [1, -1, 0]


def test_the_names_are_those_that_launches_have():
    assert LAUNCHES.names("country").spelled("usa") == ("USA",)
    assert len(LAUNCHES.names("country")) == 2


@pytest.mark.parametrize(
    ("mission", "folded"),
    [
        ("Starlink V1", "starlink v1"),
        ("A  B", "a b"),
        ("A\tB", "a b"),
        ("Ａ É", "a é"),
        ("Straße", "strasse"),
        (None, None),
    ],
)
def test_missions_are_folded_as_names_are(mission, folded):
    launches = LaunchColumns(hold([make_launch(mission=mission)]))
    assert launches.folded("mission").to_pylist() == [folded]


def test_an_aid_is_made_once():
    made = []
    for _ in range(2):
        LAUNCHES.aid("test", "country", lambda: made.append(1))
    assert made == [1]
