"""For any data and any selection, what a finding claims is true of the rows beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import SENTENCES, hold
from factories import make_launch
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.engine import summarise
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.relation.rows import launches_table

ORIGIN = Origin("v1", "test", is_synthetic=False, data_from=None, data_until=None)
COUNTRIES = ("Japan", "Kenya", "USA", "France", "Iran", "Brazil", "India", None)
PROVIDERS = ("Acme", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")


@dataclass(frozen=True)
class Data:
    """Launches, with what their maker knows of their years."""

    launches: list[Launch]
    whole: frozenset[int]
    begin: int
    end: int


def moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


@st.composite
def launch_in(draw: st.DrawFn, year: int, months: tuple[int, int] = (1, 12)) -> Launch:
    return make_launch(
        launched_at=moment(year, draw(st.integers(*months)), draw(st.integers(1, 14))),
        provider=draw(st.sampled_from(PROVIDERS)),
        country=draw(st.sampled_from(COUNTRIES)),
        sector=draw(st.sampled_from(Sector)),
        outcome=draw(st.sampled_from(Outcome)),
    )


def edges(year: int) -> list[Launch]:
    """One launch at either end, so that the year is known whole; nobody selects their maker."""
    return [
        make_launch(launched_at=at, provider="Edge", country=None, sector=sector)
        for sector, at in zip(Sector, (moment(year, 1, 5), moment(year, 12, 20)), strict=True)
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
def data(draw: st.DrawFn) -> Data:
    """Up to three stretches of years with gaps between, each perhaps cut at its ends."""
    launches: list[Launch] = []
    whole: set[int] = set()
    begin = year = draw(st.sampled_from((1957, 1990)))
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
    return Data(launches, frozenset(whole), begin, max(x.launched_at.year for x in launches))


@st.composite
def asked(draw: st.DrawFn, name: str, begin: int, end: int) -> dict[str, object]:
    fields = ANALYSES[name].parameters.model_fields
    years = sorted(draw(st.tuples(*[st.integers(begin - 1, end + 1)] * 2)))
    choices: dict[str, st.SearchStrategy[object]] = {
        "country": st.sampled_from([name for name in COUNTRIES if name]),
        "provider": st.sampled_from(PROVIDERS),
        "sector": st.sampled_from(["private", "state"]),
        "year_from": st.just(years[0]),
        "year_to": st.just(years[1]),
        "top": st.integers(1, 4),
    }
    return {
        field: draw(choice)
        for field, choice in choices.items()
        if field in fields and draw(st.integers(0, 2)) == 0
    }


@st.composite
def answers(draw: st.DrawFn, name: str) -> tuple[Data, Summary]:
    made = draw(data())
    chosen = draw(asked(name, made.begin, made.end))
    params = read_parameters(ANALYSES[name].parameters, chosen)
    return made, summarise(ANALYSES[name], params, launches_table(made.launches), ORIGIN)


# Deterministic, so that a red run is red again; raise the number to look for more.
tried = settings(max_examples=25, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize("name", ANALYSES)
@tried
@given(anything=st.data())
def test_every_claim_is_true_of_the_rows_beside_it(name, anything):
    made, summary = anything.draw(answers(name))
    assert_the_selection_is_counted(summary)
    if summary.rows:
        hold(summary, SENTENCES[name], made.whole, made.begin)
        assert_the_words_hold_the_counts(summary)
    else:
        assert_nothing_was_found(summary)


def assert_the_selection_is_counted(summary: Summary) -> None:
    count = int(summary.selection.split(" ")[0].replace(",", ""))
    assert count == summary.rows_used + summary.rows_missing


def assert_the_words_hold_the_counts(summary: Summary) -> None:
    """For those who cannot see the picture."""
    assert summary.analysis == "sector" or summary.finding in summary.alt
    counted = {"geography": "country", "top-private": "provider", "sector": None}
    if name := counted.get(summary.analysis):
        said = [f"{row[name]} {row['launch_count']:,}" for row in summary.rows]
        assert [words for words in said if words not in summary.alt] == []


def assert_nothing_was_found(summary: Summary) -> None:
    if summary.rows_missing == 0:
        assert summary.finding.startswith("No ")
    else:
        assert re.search(r", none with a known country$", summary.finding)
    assert (summary.findings, summary.rows_used) == ({}, 0)


@tried
@given(answers("timeline"))
def test_a_gap_of_the_data_is_null_and_a_known_year_never(answer):
    made, summary = answer
    held = {launch.launched_at.year for launch in made.launches}
    for row in summary.rows:
        assert (row["private_count"] is None) == (row["year"] not in held)
        assert (row["state_count"] is None) == (row["year"] not in held)


@tried
@given(answers("timeline"))
def test_a_crossing_is_between_whole_years_that_nothing_unknown_parts(answer):
    made, summary = answer
    rows = {row["year"]: row for row in summary.rows}
    for crossing in summary.findings.get("crossings", []):
        year, private = crossing["year"], crossing["leader"] == "private"
        assert leader_of(rows[year]) == ("private" if private else "state")
        before = year - 1
        while leader_of(rows[before]) is None:
            assert before in made.whole
            before -= 1
        assert {year, before} <= made.whole
        assert leader_of(rows[before]) == ("state" if private else "private")


def leader_of(row):
    if row["private_count"] is None or row["private_count"] == row["state_count"]:
        return None
    return "private" if row["private_count"] > row["state_count"] else "state"
