from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from factories import make_launch
from spacelaunch.domain.launch import Outcome, Sector, TimePrecision
from spacelaunch.relation.pairing.pairing import pair
from spacelaunch.relation.pairing.reconciliation import Kind, Match, count_kinds, reconcile
from spacelaunch.relation.pairing.side import prepare
from spacelaunch.relation.rows import launches_table

AT = datetime(1985, 10, 30, 17, tzinfo=UTC)
BASE: dict[str, Any] = {"launched_at": AT, "pad": "LC39A, Kennedy", "rocket": "Space Shuttle"}


def mission(number: int, **changes: Any) -> dict[str, Any]:
    """A launch of its own day."""
    at = AT + timedelta(days=100 * number)
    return {**BASE, "launched_at": at, "mission": f"STS {number}", **changes}


def found(here: list[dict[str, Any]], there: list[dict[str, Any]]) -> list[Match]:
    one, other = (launches_table([make_launch(**x) for x in rows]) for rows in (here, there))
    return reconcile(one, other, pair(prepare(one), prepare(other)))


def missions(matches: list[Match]) -> list[str]:
    return [str(told.mission) for match in matches if (told := match.here or match.there)]


def test_equal_launches_agree_and_those_of_one_source_are_told():
    matches = found([mission(1), mission(2)], [mission(1), mission(3)])
    assert count_kinds(matches) == {
        "agree": 1,
        "conflict": 0,
        "unsure": 0,
        "only_here": 1,
        "only_there": 1,
    }


def test_each_field_in_which_they_differ_is_named():
    there = mission(1, outcome=Outcome.FAILURE, sector=Sector.STATE, country="Russia")
    (match,) = found([mission(1)], [there])
    assert (match.kind, match.conflicts) == (Kind.CONFLICT, ("outcome", "country", "sector"))


def test_what_one_does_not_know_is_no_conflict():
    silent = {"outcome": Outcome.UNKNOWN, "sector": Sector.UNKNOWN, "country": None}
    assert found([mission(1, **silent)], [mission(1)])[0].kind is Kind.AGREE


def test_a_failure_in_part_contradicts_neither_word_of_a_source_that_has_two():
    assert found([mission(1, outcome=Outcome.PARTIAL_FAILURE)], [mission(1)])[0].conflicts == ()


def test_seconds_cut_off_are_no_conflict():
    later = mission(1, launched_at=AT + timedelta(days=100, seconds=59))
    assert found([mission(1)], [later])[0].kind is Kind.AGREE


def test_the_best_catches_stand_first():
    days, hours, month = timedelta(days=7), timedelta(hours=5), timedelta(days=30)
    there = [mission(number) for number in range(1, 6)]
    here = [
        mission(1),
        mission(2, outcome=Outcome.FAILURE),
        mission(3, launched_at=there[2]["launched_at"] + hours),
        mission(4, launched_at=there[3]["launched_at"] + days),
        mission(5, launched_at=there[4]["launched_at"] + month),
        mission(8, outcome=Outcome.PRELAUNCH_FAILURE),
        mission(7),
    ]
    told = ["STS 4", "STS 5", "STS 3", "STS 2", "STS 8", "STS 7", "STS 1"]
    assert missions(found(here, there)) == told


def test_a_time_is_told_as_exactly_as_it_is_known():
    vague = mission(1, time_precision=TimePrecision.DAY)
    (match,) = found([vague], [mission(1)])
    assert match.here is not None
    assert match.there is not None
    assert (match.here.launched_at, match.there.launched_at) == (
        "1986-02-07",
        "1986-02-07T17:00:00Z",
    )
