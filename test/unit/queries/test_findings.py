"""For any data and any selection, what a finding claims is true of the rows beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis_tests import answer_of, ask, find_tests
from claims import hold
from factories import make_launch
from flights import Data, flight_of, selected
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.registry import ANALYSES

COUNTRIES = ("Japan", "Kenya", "USA", "France", "Iran", "Brazil", "India", None)
ROCKETS = ("Ra 1", "Rb 2", "Rc", None)
COSTS = (None, 1.5, 50.0, 1_160.0)
PROVIDERS = ("Acme", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")


@dataclass(frozen=True)
class Answer:
    """What was asked of which data, and the answer."""

    data: Data
    given: dict[str, object]
    summary: Summary[Any, Any]


def moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


@st.composite
def launch_in(draw: st.DrawFn, year: int, months: tuple[int, int] = (1, 12)) -> Launch:
    return make_launch(
        launched_at=moment(year, draw(st.integers(*months)), draw(st.integers(1, 14))),
        provider=draw(st.sampled_from(PROVIDERS)),
        country=draw(st.sampled_from(COUNTRIES)),
        rocket=draw(st.sampled_from(ROCKETS)),
        sector=draw(st.sampled_from(Sector)),
        outcome=draw(st.sampled_from(Outcome)),
        cost_musd=draw(st.sampled_from(COSTS)),
    )


def edges(year: int) -> list[Launch]:
    """One launch at either end, so that the year is known whole; nobody selects their maker."""
    ends = {Sector.PRIVATE: moment(year, 1, 5), Sector.STATE: moment(year, 12, 20)}
    return [
        make_launch(launched_at=at, provider="Edge", country=None, sector=sector)
        for sector, at in ends.items()
    ]


@st.composite
def whole_year(draw: st.DrawFn, year: int) -> list[Launch]:
    return edges(year) + draw(st.lists(launch_in(year), max_size=3))


@st.composite
def part_of_year(draw: st.DrawFn, year: int, months: tuple[int, int]) -> list[Launch]:
    """The months that the data know, or a year without a day."""
    if draw(st.integers(0, 3)) == 0:
        undated = make_launch(
            provider="Acme", launched_at=moment(year, 1, 1), time_precision=TimePrecision.YEAR
        )
        return [undated]
    return draw(st.lists(launch_in(year, months), min_size=1, max_size=5))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[list[Launch], Data]:
    """Up to three stretches of years with gaps between, each perhaps cut at its ends."""
    launches: list[Launch] = []
    whole: set[int] = set()
    year = draw(st.sampled_from((1957, 1990)))
    for _ in range(draw(st.integers(1, 3))):
        if year > 1957 and draw(st.booleans()):
            launches += draw(part_of_year(year, (7, 9)))
            year += 1
        for _ in range(draw(st.integers(0, 6))):
            launches += draw(whole_year(year))
            whole.add(year)
            year += 1
        launches += draw(part_of_year(year, (2, 6)))
        year += 1 + draw(st.integers(1, 3))
    return launches, Data([flight_of(launch) for launch in launches], frozenset(whole))


@st.composite
def asked(draw: st.DrawFn, name: str, begin: int, end: int) -> dict[str, object]:
    fields = ANALYSES[name].parameters.model_fields
    years = sorted(draw(st.tuples(*[st.integers(begin - 1, end + 1)] * 2)))
    choices: dict[str, st.SearchStrategy[object]] = {
        "country": st.sampled_from([name for name in COUNTRIES if name]),
        "provider": st.sampled_from(PROVIDERS),
        "sector": st.sampled_from(["private", "state"]),
        "rocket": st.sampled_from([name for name in ROCKETS if name]),
        "by": st.sampled_from(["country", "provider", "rocket", "sector"]),
        "measure": st.sampled_from(["count", "share", "cumulative", "success_pct"]),
        "year_from": st.just(years[0]),
        "year_to": st.just(years[1]),
        "top": st.integers(1, 4),
    }
    found = {
        field: draw(choice)
        for field, choice in choices.items()
        if field in fields and draw(st.integers(0, 2)) == 0
    }
    several = sorted(ANALYSES[name].parameters.several)
    if len(several) > 1 and draw(st.booleans()):
        kind = draw(st.sampled_from(several))
        values = draw(st.lists(choices[kind], min_size=2, max_size=3, unique=True))
        return {**found, kind: sorted(map(str, values)), "by": kind}
    return found


@st.composite
def answers(draw: st.DrawFn, name: str) -> Answer:
    launches, data = draw(stretches())
    given = draw(asked(name, data.begin, data.end))
    return Answer(data, given, ask(name, launches, **given))


# Deterministic, so that a red run is red again; raise the number to look for more.
tried = settings(max_examples=25, deadline=None, derandomize=True, database=None)


# Both at once: most of the time goes into making up the launches and asking.
@pytest.mark.parametrize("name", ANALYSES)
@tried
@given(anything=st.data())
def test_every_claim_is_true_of_the_rows_and_every_row_is_that_of_an_independent_count(
    name, anything
):
    answer = anything.draw(answers(name))
    assert_the_selection_is_counted(answer.summary)
    flights = selected(answer.data.flights, answer.given)
    assert answer_of(answer.summary) == find_tests(name).expect(flights, answer.given, answer.data)
    if answer.summary.rows:
        hold(answer.summary, find_tests(name).sentences, answer.data)
        assert answer.summary.finding in answer.summary.alt
    else:
        assert_nothing_was_found(answer.summary)


def assert_the_selection_is_counted(summary: Summary[Any, Any]) -> None:
    count = int(summary.selection.split(" ")[0].replace(",", ""))
    assert count == summary.rows_used + summary.rows_missing


def assert_nothing_was_found(summary: Summary[Any, Any]) -> None:
    if summary.rows_missing == 0:
        assert summary.finding.startswith("No ")
    else:
        assert re.search(r", none with a known \w+$", summary.finding)
    assert (summary.findings, summary.rows_used) == (None, 0)
