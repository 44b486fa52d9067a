from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from factories import make_launch
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.relation.pairing.pairing import pair
from spacelaunch.relation.pairing.pairs import Certainty
from spacelaunch.relation.pairing.side import prepare
from spacelaunch.relation.rows import launches_table

AT = datetime(1985, 10, 30, 17, tzinfo=UTC)
SHUTTLE: dict[str, Any] = {
    "launched_at": AT,
    "pad": "LC-39A, Kennedy Space Center, Florida, USA",
    "rocket": "Space Shuttle Challenger",
    "mission": "STS-61-A",
}
GCAT: dict[str, Any] = {
    **SHUTTLE,
    "pad": "LC39A, Kennedy",
    "rocket": "Space Shuttle",
    "mission": "Challenger (STS 61-A)",
}


def table(*launches: dict[str, Any]) -> pa.Table:
    return launches_table([make_launch(**launch) for launch in launches])


def found(one: pa.Table, other: pa.Table) -> list[tuple[int, int, Certainty]]:
    pairs = pair(prepare(one), prepare(other))
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.certainties, strict=True)
    return sorted(rows)


def test_one_launch_is_found_again_in_other_words():
    assert found(table(SHUTTLE), table(GCAT)) == [(0, 0, Certainty.SURE)]


def test_a_landing_is_found_to_be_the_launch_of_its_mission():
    landing = {**SHUTTLE, "launched_at": AT + timedelta(days=7)}
    assert found(table(landing), table(GCAT)) == [(0, 0, Certainty.MISDATED)]


def test_another_mission_of_the_same_rocket_is_none():
    other = {**GCAT, "mission": "Discovery (STS 51-A)", "launched_at": AT + timedelta(days=7)}
    assert found(table(SHUTTLE), table(other)) == []


def test_the_better_of_two_is_the_pair_and_each_launch_is_in_one():
    near = {**GCAT, "launched_at": AT + timedelta(minutes=1)}
    far = {**GCAT, "launched_at": AT + timedelta(hours=9)}
    assert found(table(SHUTTLE), table(far, near)) == [(0, 1, Certainty.SURE)]
    assert found(table(SHUTTLE, SHUTTLE), table(near)) == [(0, 0, Certainty.SURE)]


def test_a_designator_that_both_have_says_it_all():
    later = {**GCAT, "launched_at": AT + timedelta(days=900), "rocket": "Soyuz", "pad": "LC1"}
    one, other = table(SHUTTLE), table(GCAT, later)
    one = one.append_column("launch_designator", pa.array(["1985-104"]))
    other = other.append_column("launch_designator", pa.array([None, "1985-104"], pa.string()))
    assert found(one, other) == [(0, 1, Certainty.SURE)]


def test_months_apart_nothing_is_one_though_somebody_else_be_vague():
    early = {**GCAT, "launched_at": AT - timedelta(days=100)}
    vague = {"launched_at": AT + timedelta(days=900), "time_precision": TimePrecision.YEAR}
    assert found(table(SHUTTLE), table(early, vague)) == []


def test_nothing_pairs_with_nothing():
    assert found(table(), table(GCAT)) == found(table(SHUTTLE), table()) == []


@given(
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["Kosmos-1", "Kosmos-2", "Apollo"]))),
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["Kosmos-1", "Kosmos-2", "Apollo"]))),
)
def test_each_launch_stands_in_one_pair_at_most(mine, yours):
    one, other = (
        table(*({**SHUTTLE, "launched_at": AT + timedelta(days=d), "mission": m} for d, m in some))
        for some in (mine, yours)
    )
    pairs = pair(prepare(one), prepare(other))
    assert len({*pairs.left.tolist()}) == len({*pairs.right.tolist()}) == len(pairs.left)
    assert pairs.scores.tolist() == sorted(pairs.scores.tolist(), reverse=True)
