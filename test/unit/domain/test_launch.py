"""A launch and its identity."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from factories import make_launch
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision, identify


def ids(*launches: Launch) -> list[str]:
    return [launch.launch_id for launch in identify(launches)]


def id_by_mission(*launches: Launch) -> dict[str | None, str]:
    return {launch.mission: launch.launch_id for launch in identify(launches)}


A, B, C = (make_launch(mission=name) for name in "ABC")
SUCCESS, FAILURE = make_launch(outcome=Outcome.SUCCESS), make_launch(outcome=Outcome.FAILURE)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Sector, {"private", "state"}),
        (Outcome, {"success", "failure", "partial_failure", "prelaunch_failure", "unknown"}),
        (TimePrecision, {"minute", "day", "month", "year"}),
    ],
)
def test_the_words_that_queries_and_the_api_rely_on(kind, words):
    assert {str(member) for member in kind} == words


def test_an_id_is_sixteen_hex_digits():
    assert len(bytes.fromhex(ids(A)[0])) == 8


def test_the_same_content_has_the_same_id_in_any_order():
    assert id_by_mission(A, B, C) == id_by_mission(C, A, B)


def test_the_same_content_has_the_same_id_among_others():
    assert id_by_mission(A, B, C)["B"] == ids(B)[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("provider", "Other"),
        ("pad", "Other"),
        ("rocket", "Other"),
        ("mission", "Other"),
        ("launched_at", datetime(2001, 2, 3, 4, 6, tzinfo=UTC)),
        ("time_precision", TimePrecision.DAY),
    ],
)
def test_what_tells_a_launch_from_others_changes_the_id(name, value):
    assert ids(replace(A, **{name: value})) != ids(A)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcome", Outcome.FAILURE),
        ("cost_musd", 99.0),
        ("cost_musd", None),
        ("country", "Elsewhere"),
        ("is_rocket_active", False),
        ("record", {"Company Name": "Acme", "Rocket": "99"}),
        ("launch_id", "some other id"),
    ],
)
def test_what_may_be_corrected_keeps_the_id(name, value):
    assert ids(replace(A, **{name: value})) == ids(A)


def test_a_text_does_not_run_over_into_the_next():
    first = make_launch(rocket="Ariane 5", mission="ECA")
    second = make_launch(rocket="Ariane ", mission="5ECA")

    assert ids(first) != ids(second)


def test_exact_duplicates_have_ids_of_their_own():
    assert len(set(ids(A, A, A))) == 3


def test_a_duplicate_more_keeps_the_ids_of_those_before():
    assert set(ids(A, A)) < set(ids(A, A, A))


def test_the_first_of_duplicates_has_the_id_of_a_single_one():
    assert ids(A)[0] in ids(A, A)


def test_launches_alike_are_numbered_by_content_not_by_place():
    forwards = {launch.outcome: launch.launch_id for launch in identify([SUCCESS, FAILURE])}
    backwards = {launch.outcome: launch.launch_id for launch in identify([FAILURE, SUCCESS])}

    assert forwards == backwards


def test_identifying_again_changes_nothing():
    once = identify([A, B, A])

    assert set(ids(*once)) == {launch.launch_id for launch in once}


def test_nothing_but_the_id_is_changed():
    assert replace(identify([A])[0], launch_id="") == replace(A, launch_id="")


def test_no_launches_are_no_launches():
    assert identify([]) == []


def test_a_launch_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        A.cost_musd = 0.0


def test_an_iterator_is_read_once():
    assert len(identify(iter([A, B]))) == 2


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
