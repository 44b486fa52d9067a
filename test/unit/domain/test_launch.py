"""A launch and the words of its values."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from factories import make_launch
from spacelaunch.domain.launch import Outcome, Sector, TimePrecision


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Sector, {"private", "state", "unknown"}),
        (Outcome, {"success", "failure", "partial_failure", "prelaunch_failure", "unknown"}),
        (TimePrecision, {"minute", "day", "month", "year"}),
    ],
)
def test_the_words_that_queries_and_the_api_rely_on(kind, words):
    assert {str(member) for member in kind} == words


def test_a_launch_cannot_be_changed():
    launch = make_launch()
    with pytest.raises(FrozenInstanceError):
        launch.cost_musd = 0.0


@pytest.mark.parametrize(
    ("mission", "is_synthetic"),
    [
        ("Synthetic sample 17", True),
        ("Synthetic sample", True),
        ("Starlink 17", False),
        ("Not a Synthetic sample", False),
        (None, False),
    ],
)
def test_a_generated_launch_is_known_by_its_mission(mission, is_synthetic):
    assert make_launch(mission=mission).is_synthetic is is_synthetic
