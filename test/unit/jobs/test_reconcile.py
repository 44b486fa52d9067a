from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data_sets import store_launches
from factories import make_launch
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.errors import ConflictError
from spacelaunch.jobs.catalogue import attempts
from spacelaunch.jobs.reconcile import reconcile_data_set, reconcile_launches
from spacelaunch.relation.pairing.reconciliation import Kind, count_kinds
from spacelaunch.relation.rows import launches_table

APOLLO = make_launch(
    launched_at=datetime(1972, 12, 19, 19, 24, tzinfo=UTC),
    pad="LC-39A, Kennedy Space Center, Florida, USA",
    rocket="Saturn V",
    mission="Apollo 17",
)


def test_a_splashdown_is_found_to_be_no_launch(fake_stores):
    data_set = store_launches(fake_stores.launches, [APOLLO], ["a.csv"])
    (match, *rest) = reconcile_data_set(data_set, fake_stores.launches)
    assert match.there is not None
    assert (match.kind, match.conflicts[0]) == (Kind.CONFLICT, "launched_at")
    assert match.there.launched_at == "1972-12-07T05:33:00Z"
    assert {each.there.launched_at[:10] for each in rest if each.there} <= {"1972-12-19"}


def test_what_the_catalogue_knows_of_that_time_alone_is_told_as_missing(fake_stores):
    launches = launches_table([APOLLO, make_launch(launched_at=datetime(1973, 1, 31, tzinfo=UTC))])
    counts = count_kinds(reconcile_launches(launches))
    months = [f"{at:%Y-%m-%d}" for at in attempts().column("launched_at").to_pylist()]
    assert counts["only_there"] == sum("1972-12-19" <= day <= "1973-01-31" for day in months)


def test_no_launches_have_no_matches():
    assert reconcile_launches(launches_table([])) == []


def test_launches_that_were_generated_are_held_against_nothing(fake_stores):
    made = [make_launch(mission=f"{SYNTHETIC_MISSION} 1")]
    data_set = store_launches(fake_stores.launches, made, ["a.csv"])
    with pytest.raises(ConflictError, match="cannot be held against GCAT: the launches were gener"):
        reconcile_data_set(data_set, fake_stores.launches)
