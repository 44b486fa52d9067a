"""Ids, numbers of equal launches, and the one order."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from hashlib import sha256

import numpy as np
import pytest

from factories import make_launch
from spacelaunch.domain.launch import Launch, Outcome, TimePrecision
from spacelaunch.relation.identity import CONTENT, first_ids, id_texts, newest_first, numbered
from spacelaunch.relation.rows import launches_table


def ids(*launches: Launch) -> list[str]:
    table = launches_table(launches)
    return list(id_texts(numbered(table, first_ids(table))[0]).to_pylist())


def id_by_mission(*launches: Launch) -> dict[str | None, str]:
    return dict(zip([launch.mission for launch in launches], ids(*launches), strict=True))


def order(*launches: Launch) -> list[Launch]:
    table = launches_table(launches)
    return [launches[place] for place in numbered(table, first_ids(table))[1]]


def hashed(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


A, B, C = (make_launch(mission=name) for name in "ABC")
SUCCESS, FAILURE = make_launch(outcome=Outcome.SUCCESS), make_launch(outcome=Outcome.FAILURE)
OLD, MIDDLE, NEW = make_launch(1957), make_launch(1999), make_launch(2020)


def test_an_id_is_sixteen_hex_digits_of_the_hash_of_what_tells_launches_apart():
    pad = "Pad 1, Somewhere, USA"
    moment = "2001-02-03T04:05:00+00:00/minute"
    assert ids(A) == [hashed("Acme", pad, "Rocket 1", "A", moment, "0")]


def test_the_second_of_its_kind_has_the_number_one():
    pad, moment = "Pad 1, Somewhere, USA", "2001-02-03T04:05:00+00:00/minute"
    assert hashed("Acme", pad, "Rocket 1", "A", moment, "1") in ids(A, A)


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(1957, 10, 4, tzinfo=UTC), "1957-10-04T00:00:00+00:00"),
        (datetime(2001, 2, 3, 4, 5, 6, 7, tzinfo=UTC), "2001-02-03T04:05:06.000007+00:00"),
        (datetime(2001, 2, 3, 4, 5, 6, 700_000, tzinfo=UTC), "2001-02-03T04:05:06.700000+00:00"),
    ],
    ids=["midnight before 1970", "microseconds", "a fraction with zeros"],
)
def test_a_moment_is_hashed_as_python_writes_it(at, written):
    assert at.isoformat() == written
    launch = make_launch(launched_at=at, pad=None, rocket=None, mission=None)
    assert ids(launch) == [hashed("Acme", "", "", "", f"{written}/minute", "0")]


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
    ],
)
def test_what_may_be_corrected_keeps_the_id(name, value):
    assert ids(replace(A, **{name: value})) == ids(A)


def test_a_launch_is_told_by_its_id_or_by_its_content_and_by_nothing_else():
    telling = {"provider", "pad", "rocket", "mission", "launched_at", "time_precision"}
    rest = {field.name for field in fields(Launch)} - telling - {"launch_id", "record"}
    assert set(CONTENT) == rest


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
    forwards = dict(zip(["success", "failure"], ids(SUCCESS, FAILURE), strict=True))
    backwards = dict(zip(["failure", "success"], ids(FAILURE, SUCCESS), strict=True))
    assert forwards == backwards


@pytest.mark.parametrize("name", CONTENT)
def test_all_content_counts_for_the_numbers(name):
    other = replace(A, **{name: None})
    forwards, backwards = ids(A, other), ids(other, A)
    assert forwards == backwards[::-1]


def test_no_launches_are_no_ids():
    assert ids() == []


def test_the_newest_launch_comes_first():
    assert order(MIDDLE, OLD, NEW) == [NEW, MIDDLE, OLD]


def test_moments_before_1970_are_in_order_too():
    later = make_launch(1958)
    assert order(OLD, later) == [later, OLD]


def test_launches_of_one_moment_are_in_the_order_of_their_ids():
    found = [int(launch.launch_id, 16) for launch in order(A, B, C)]
    assert found == sorted(found)
    assert order(C, B, A) == order(A, B, C)


def test_ids_are_ordered_as_their_digits_are():
    table = launches_table([A, B])
    given = np.array([2**63 + 1, 5], np.uint64)
    assert newest_first(table, given).tolist() == [1, 0]
    assert sorted(id_texts(given).to_pylist()) == ["0000000000000005", "8000000000000001"]


def test_duplicates_stand_in_the_order_of_their_new_ids():
    table = launches_table([A] * 20)
    own, places = numbered(table, first_ids(table))
    assert own[places].tolist() == sorted(own.tolist())


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a\x1fb", "c"), ("a", "b\x1fc")), (("a\x1e1b", "c"), ("a\x1fb", "c"))],
    ids=["the separator", "its escape"],
)
def test_no_sign_in_a_name_makes_two_launches_one(one, other):
    first, second = (make_launch(rocket=names[0], mission=names[1]) for names in (one, other))
    assert ids(first) != ids(second)
