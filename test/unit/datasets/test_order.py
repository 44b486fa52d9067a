"""Orders, and what comes after a place, against sorting by the definition."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets import order
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.order import Position, SortKey, first_rows, rows_after
from spacelaunch.datasets.ranks import EPOCH
from spacelaunch.domain.fields import FIELDS
from spacelaunch.domain.launch import Launch

NAMES = {"year": "launch_year", "company": "provider", "cost": "cost_musd", "country": "country"}
KEYS = st.lists(
    st.tuples(st.sampled_from(sorted(NAMES)), st.booleans()),
    min_size=1, max_size=3, unique_by=lambda key: key[0],
)  # fmt: skip
ONE = st.builds(
    make_launch,
    st.integers(2000, 2003),
    provider=st.sampled_from("ABC"),
    cost_musd=st.sampled_from([None, 5.0, 7.0]),
    country=st.sampled_from([None, "USA", "China"]),
    mission=st.text("abc", min_size=8, max_size=8),
)
MANY = st.lists(ONE, max_size=12, unique_by=lambda launch: launch.launch_id)


def value(launch: Launch, name: str):
    return launch.launched_at.year if name == "year" else getattr(launch, NAMES[name])


def by_definition(launches: list[Launch], keys: list[tuple[str, bool]]) -> list[str]:
    rows = sorted(launches, key=lambda launch: launch.launch_id)
    for name, is_descending in reversed(keys):
        known = [each for each in rows if value(each, name) is not None]
        unknown = [each for each in rows if value(each, name) is None]
        rows = sorted(known, key=lambda each: value(each, name), reverse=is_descending) + unknown
    return [launch.launch_id for launch in rows]


def sort_of(keys: list[tuple[str, bool]]) -> list[SortKey]:
    return [SortKey(FIELDS[name], is_descending) for name, is_descending in keys]


def ids(launches: LaunchColumns, rows) -> list[str]:
    return [f"{number:016x}" for number in launches.ids[rows].tolist()]


@settings(max_examples=100, deadline=None)
@given(MANY, KEYS, st.one_of(st.none(), st.integers(1, 12)))
def test_the_first_rows_are_those_of_the_whole_order(given_launches, keys, limit):
    launches = LaunchColumns(hold(given_launches))
    found = first_rows(launches, launches.all_rows, sort_of(keys), limit)
    assert ids(launches, found) == by_definition(given_launches, keys)[:limit]


@settings(max_examples=100, deadline=None)
@given(MANY, ONE, KEYS)
def test_after_a_launch_come_those_that_the_order_has_behind_it(others, last, keys):
    """It need not be there any more."""
    there = [launch for launch in others if launch.launch_id != last.launch_id]
    whole = by_definition([*there, last], keys)
    launches = LaunchColumns(hold(there))
    position = Position([value(last, name) for name, _ in keys], int(last.launch_id, 16))
    after = rows_after(launches, launches.all_rows, sort_of(keys), position)
    assert set(ids(launches, after)) == set(whole[whole.index(last.launch_id) + 1 :])


def test_the_order_of_the_data_set_has_its_places_too():
    given_launches = [make_launch(year) for year in (2003, 2002, 2001)]
    launches = LaunchColumns(hold(given_launches))
    moment = (given_launches[1].launched_at - EPOCH).total_seconds() * 1e6
    position = Position([int(moment)], int(given_launches[1].launch_id, 16))
    key = [SortKey(FIELDS["date"], is_descending=True)]
    assert rows_after(launches, launches.all_rows, key, position).tolist() == [2]


def test_only_some_rows_are_ordered_where_only_some_are_asked_for():
    launches = LaunchColumns(hold([make_launch(year) for year in range(2000, 2009)]))
    rows = launches.all_rows[3:6]
    assert first_rows(launches, rows, [SortKey(FIELDS["year"], False)], 2).tolist() == [5, 4]


def test_ranks_that_do_not_fit_into_one_number_are_made_small_first(monkeypatch):
    monkeypatch.setattr(order, "_MOST", 3)
    given_launches = [
        make_launch(year, provider=provider) for year in (2001, 2002) for provider in "BAC"
    ]
    launches = LaunchColumns(hold(given_launches))
    keys = [("company", False), ("year", True), ("country", False)]
    found = first_rows(launches, launches.all_rows, sort_of(keys), None)
    assert ids(launches, found) == by_definition(given_launches, keys)
