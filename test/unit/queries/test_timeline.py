"""Launches per year: the counts, and the definitions of lead and crossing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import FROM, NUMBER, WINDOW, Check, Claim
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, Sector, TimePrecision
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.leads import Crossing, YearRow
from spacelaunch.queries.timeline import TimelineFindings

SECTORS = {"P": Sector.PRIVATE, "S": Sector.STATE}


def led(row: Mapping[str, Any]) -> bool:
    return row["private_count"] is not None and row["private_count"] > row["state_count"]


def leads(claim: Claim) -> list[int]:
    return [row["year"] for row in claim.whole if led(row)]


def first_led(claim: Claim) -> None:
    """`first` speaks of the data, so nothing before may be unknown or outside."""
    first = claim.number("first")
    assert leads(claim)[0] == first
    since = claim.summary.params["year_from"]
    assert since is None or (isinstance(since, int) and since <= claim.data.begin)
    assert set(range(claim.data.begin, first)) <= claim.data.whole
    assert not any(led(row) for row in claim.rows if row["year"] < first)
    assert claim.findings.first_private_lead_year == first


def last_counts(claim: Claim) -> None:
    last = claim.whole[-1]
    counts = (claim.number("last"), claim.number("private"), claim.number("state"))
    assert counts == (last["year"], last["private_count"], last["state_count"])


def led_every_year(claim: Claim) -> None:
    """Three years at least, each of them whole and led, up to the last whole one."""
    since, last = claim.number("since"), claim.whole[-1]["year"]
    assert last - since >= 2
    assert set(range(since, last + 1)) <= set(leads(claim))
    assert since - 1 not in leads(claim)


def span(claim: Claim) -> None:
    years = [row["year"] for row in claim.whole]
    assert (claim.number("begin"), claim.number("end")) == (years[0], years[-1])
    if "count" in claim.parts:
        assert claim.number("count") == len(years)
        unbroken = len(years) == years[-1] - years[0] + 1
        assert claim.parts["kind"] == ("" if unbroken else "whole ")


def lasting_from_the_first(claim: Claim) -> None:
    first_led(claim)
    led_every_year(Claim({"since": claim.parts["first"]}, claim.summary, claim.data))
    assert claim.number("last") == claim.whole[-1]["year"]


def lasting_later(claim: Claim) -> None:
    first_led(claim)
    led_every_year(claim)
    assert claim.number("last") == claim.whole[-1]["year"]
    assert claim.number("since") > claim.number("first")


def now_for_the_first_time(claim: Claim) -> None:
    last_counts(claim)
    first_led(Claim({"first": claim.parts["last"]}, claim.summary, claim.data))


def now_as_at_first(claim: Claim) -> None:
    last_counts(claim)
    first_led(claim)
    assert led(claim.whole[-1])
    assert claim.number("first") < claim.number("last")


def no_more(claim: Claim) -> None:
    last_counts(claim)
    first_led(claim)
    assert not led(claim.whole[-1])


def never(claim: Claim) -> None:
    span(claim)
    assert leads(claim) == []
    assert set(range(claim.number("begin"), claim.number("end") + 1)) <= claim.data.whole


def in_none(claim: Claim) -> None:
    span(claim)
    assert leads(claim) == []


def in_the_only_year(claim: Claim) -> None:
    last_counts(claim)
    assert len(claim.whole) == 1
    assert led(claim.whole[0]) == (claim.parts["verb"] == "led")


def always(claim: Claim) -> None:
    span(claim)
    assert leads(claim) == [row["year"] for row in claim.whole]


def often(claim: Claim) -> None:
    span(claim)
    assert claim.number("led") == len(leads(claim))
    if claim.parts["since"]:
        led_every_year(claim)
    else:
        last_counts(claim)
        assert led(claim.whole[-1]) == (claim.parts["but"] is None)


def no_whole_year(claim: Claim) -> None:
    assert claim.whole == []
    counts = [sum(row[f"{s}_count"] or 0 for row in claim.rows) for s in ("private", "state")]
    assert [claim.number("private"), claim.number("state")] == counts


def flew(claim: Claim) -> None:
    """A single provider: how much, and which whole years were its busiest, all of them."""
    totals = {
        row["year"]: row["private_count"] + row["state_count"]
        for row in claim.rows
        if row["private_count"] is not None
    }
    assert claim.number("launches") == sum(totals.values()) == claim.summary.rows_used
    assert claim.parts["provider"] == claim.summary.params["provider"]
    whole = {year: count for year, count in totals.items() if year in claim.data.whole and count}
    if claim.parts["years"] is None:
        assert whole == {}
        return
    most = max(whole.values())
    peaks = [year for year, count in whole.items() if count == most]
    assert claim.number("most") == most
    assert list(claim.findings.peak_years) == peaks
    if "others" not in claim.parts["years"]:
        assert re.findall(r"\d+", claim.parts["years"]) == [str(year) for year in peaks]
    if claim.parts["whole"] is None:
        assert [year for year, count in totals.items() if count >= most] == peaks


PRIVATE = rf"Private launches{FROM}{WINDOW}"
COUNTS = rf"(?P<last>\d+) \((?P<private>{NUMBER}) to (?P<state>{NUMBER})\)"
FIRST = r"first led in (?P<first>\d+)"
SPAN = r"from (?P<begin>\d+) to (?P<end>\d+)"
YEARS = r"(?P<count>\d+) (?P<kind>(?:whole )?)years?"

SENTENCES: Mapping[str, Check] = {
    rf"{PRIVATE} {FIRST}, and every year from then to (?P<last>\d+)": lasting_from_the_first,
    rf"{PRIVATE} {FIRST}, and every year from (?P<since>\d+) to (?P<last>\d+)": lasting_later,
    rf"{PRIVATE} led in {COUNTS}, for the first time": now_for_the_first_time,
    rf"{PRIVATE} led in {COUNTS}, as they first did in (?P<first>\d+)": now_as_at_first,
    rf"{PRIVATE} {FIRST}, but not in {COUNTS}": no_more,
    rf"{PRIVATE} never led {SPAN}": never,
    rf"{PRIVATE} led in none of {YEARS} {SPAN}": in_none,
    rf"{PRIVATE} (?P<verb>led|did not lead) in {COUNTS}": in_the_only_year,
    rf"{PRIVATE} led in each of the {YEARS} {SPAN}": always,
    rf"{PRIVATE} led in (?P<led>\d+) of {YEARS} {SPAN}, (?:in every one from (?P<since>\d+) on"
    rf"|(?P<but>but not in )?{COUNTS}(?: among them)?)": often,
    rf"(?P<private>{NUMBER}) private and (?P<state>{NUMBER}) state launch(?:es)?{FROM}{WINDOW}"
    r"; no year is complete": no_whole_year,
    rf"(?P<provider>[\w' ]+?) flew (?P<launches>{NUMBER}) launch(?:es)?{FROM}{WINDOW}"
    rf"(?:; its busiest (?P<whole>whole )?years? (?:was|were) (?P<years>[\d, and]+(?:others)?)"
    rf" \((?P<most>{NUMBER})(?: each)?\))?": flew,
}


def expect(flights: Sequence[Flight], given: Mapping[str, Any], data: Data) -> Expected:
    """The definitions of the design, counted from the flights alone."""
    tally = Counter((flight.year, flight.sector) for flight in flights)
    rows: list[dict[str, Any]] = [
        {
            "year": year,
            "private_count": tally[year, "private"] if year in data.held else None,
            "state_count": tally[year, "state"] if year in data.held else None,
        }
        for year in years_of(flights, given, data)
    ]
    whole = [row for row in rows if row["year"] in data.whole]
    leads = {} if given.get("provider") else {row["year"]: lead_of(row) for row in whole}
    first = min((year for year, lead in leads.items() if lead > 0), default=None)
    most = max((row["private_count"] + row["state_count"] for row in whole), default=0)
    busiest = [row["year"] for row in whole if row["private_count"] + row["state_count"] == most]
    findings = {
        "first_private_lead_year": first if knows_the_first(first, given, data) else None,
        "first_private_lead_year_in_selection": first,
        "sustained_private_lead_year": lasting_lead(leads),
        "crossings": tuple(crossings_of(leads)),
        "last_whole_year": whole[-1]["year"] if whole else None,
        "peak_years": tuple(busiest) if most else (),
        "peak_launch_count": most or None,
    }
    told = sum(flight.sector != "unknown" for flight in flights)
    return Expected(rows, told, len(flights) - told, findings if rows else {})


def years_of(flights: Sequence[Flight], given: Mapping[str, Any], data: Data) -> range:
    """The range asked for, as far as the data go; else the selection's own."""
    if all(flight.sector == "unknown" for flight in flights):
        return range(0)
    first = max(given.get("year_from") or min(flight.year for flight in flights), data.begin)
    last = min(given.get("year_to") or max(flight.year for flight in flights), data.end)
    return range(first, last + 1)


def lead_of(row: Mapping[str, Any]) -> int:
    return int(row["private_count"] - row["state_count"])


def knows_the_first(first: int | None, given: Mapping[str, Any], data: Data) -> bool:
    """Nothing before it is cut off or unknown."""
    is_cut = (given.get("year_from") or 0) > data.begin
    return first is not None and not is_cut and set(range(data.begin, first)) <= data.whole


def lasting_lead(leads: Mapping[int, int]) -> int | None:
    """Since when private launches led each year up to the last, three years at least."""
    last = max(leads, default=0)
    since = [year for year in leads if all(leads.get(one, 0) > 0 for one in range(year, last + 1))]
    return min(since) if since and last - min(since) >= 2 else None


def crossings_of(leads: Mapping[int, int]) -> Iterator[dict[str, Any]]:
    """Looking back from each led year over ties, as far as the years follow each other."""
    for year, lead in leads.items():
        before = year - 1
        while leads.get(before) == 0:
            before -= 1
        if lead * leads.get(before, 0) < 0:
            yield {"year": year, "leader": "private" if lead > 0 else "state"}


def ask(launches: list[Launch], **given: object) -> Summary[YearRow, TimelineFindings]:
    return ask_analysis("timeline", launches, **given)


def flown(years: Mapping[int, str], **overrides: object) -> list[Launch]:
    """One launch per letter: P is private, S is state."""
    return [
        make_launch(year, sector=SECTORS[letter], **overrides)
        for year, letters in years.items()
        for letter in letters
    ]


def whole(first: int, last: int) -> list[Launch]:
    """A state and a private launch at the ends of each year, so that the data know it whole."""
    days = ((Sector.STATE, (1, 2)), (Sector.PRIVATE, (12, 30)))
    return [
        make_launch(sector=sector, launched_at=datetime(year, *day, tzinfo=UTC), country=None)
        for year in range(first, last + 1)
        for sector, day in days
    ]


def ask_of(years: Mapping[int, str], **given: object) -> Summary:
    """Of data whose years are all whole; the launches at their ends only add a tie to each."""
    return ask([*flown(years), *whole(min(years), max(years))], **given)


row = YearRow


def test_each_year_has_its_private_and_its_state_launches():
    assert ask(flown({2000: "PSS", 2001: "PP"})).rows == (row(2000, 1, 2), row(2001, 2, 0))


def test_a_year_without_launches_of_the_selection_has_zeros():
    launches = [*flown({1999: "S", 2001: "S"}), *flown({2000: "P"}, country="Kenya")]
    assert ask(launches, country="USA").rows[1] == row(2000, 0, 0)


def test_a_year_of_which_the_data_hold_nothing_is_a_gap_and_no_zero():
    assert ask(flown({1999: "S", 2001: "S"})).rows[1] == row(2000, None, None)


def test_a_century_without_launches_is_filled_too():
    rows = ask(flown({1957: "S", 2100: "P"})).rows
    assert [row.year for row in rows] == list(range(1957, 2101))


def test_the_years_run_from_the_first_to_the_last_launch_of_the_selection():
    launches = flown({1990: "S", 2010: "S"}) + flown({2000: "P", 2002: "P"}, country="Kenya")
    rows = ask(launches, country="Kenya").rows
    assert [row.year for row in rows] == [2000, 2001, 2002]


@pytest.mark.parametrize(
    ("years", "crossings"),
    [
        pytest.param({2000: "SS", 2001: "PP"}, [(2001, "private")], id="private overtakes"),
        pytest.param({2000: "P", 2001: "S"}, [(2001, "state")], id="state overtakes"),
        pytest.param(
            {2000: "S", 2001: "P", 2002: "S"}, [(2001, "private"), (2002, "state")], id="and back"
        ),
        pytest.param({2000: "P", 2001: "PPS"}, [], id="the first leader crosses nobody"),
        pytest.param({2000: "PS", 2001: "P"}, [], id="nobody led before a tie at the start"),
        pytest.param(
            {2000: "S", 2001: "PS", 2002: "P"}, [(2002, "private")], id="over a tie, once it ends"
        ),
        pytest.param({2000: "S", 2001: "PS", 2002: "S"}, [], id="a tie changes no leader"),
        pytest.param({2000: "S", 2002: "P"}, [(2002, "private")], id="over a year without any"),
        pytest.param({2000: "PS", 2001: "PPSS"}, [], id="ties only"),
    ],
)
def test_a_crossing_is_a_year_whose_leader_is_not_the_leader_before(years, crossings):
    expected = tuple(Crossing(year, Sector(leader)) for year, leader in crossings)
    assert ask_of(years).findings.crossings == expected


def test_nothing_crosses_over_a_gap_of_the_data():
    launches = [*whole(2000, 2001), *flown({2001: "S", 2004: "P"}), *whole(2004, 2005)]
    assert ask(launches).findings.crossings == ()


@pytest.mark.parametrize(
    ("years", "first"),
    [
        pytest.param({2000: "S", 2001: "PPS", 2002: "S", 2003: "P"}, 2001, id="the first of two"),
        pytest.param({2000: "P"}, 2000, id="from the start"),
        pytest.param({2000: "PS", 2001: "S"}, None, id="a tie is no lead"),
        pytest.param({2000: "S"}, None, id="never"),
    ],
)
def test_the_first_private_lead_is_the_first_year_with_strictly_more(years, first):
    findings = ask_of(years).findings
    assert findings.first_private_lead_year == first
    assert findings.first_private_lead_year_in_selection == first


def test_a_window_that_does_not_begin_with_the_data_knows_no_first():
    findings = ask_of({2000: "S", 2001: "P", 2002: "P"}, year_from=2001).findings
    assert findings.first_private_lead_year is None
    assert findings.first_private_lead_year_in_selection == 2001


@pytest.mark.parametrize("before", [1999, 1990], ids=["in part", "over a gap"])
def test_a_year_that_is_not_known_whole_leaves_no_first_behind_it(before):
    launches = [*flown({before: "S"}), *whole(2000, 2001), *flown({2001: "P"})]
    findings = ask(launches).findings
    assert findings.first_private_lead_year is None
    assert findings.first_private_lead_year_in_selection == 2001


@pytest.mark.parametrize(
    ("years", "since"),
    [
        pytest.param({2000: "S", 2001: "P", 2002: "P", 2003: "P"}, 2001, id="led to the end"),
        pytest.param({2000: "S", 2001: "P", 2002: "P"}, None, id="two years do not last"),
        pytest.param({2000: "P", 2001: "S", 2002: "P", 2003: "P", 2004: "P"}, 2002, id="broken"),
        pytest.param({2000: "P", 2001: "PS", 2002: "P"}, None, id="broken by a tie"),
        pytest.param({2000: "P", 2001: "P", 2002: "P", 2003: "S"}, None, id="lost in the last"),
        pytest.param({2000: "S", 2001: "S"}, None, id="never led"),
    ],
)
def test_the_sustained_private_lead_reaches_the_last_year_over_three_at_least(years, since):
    assert ask_of(years).findings.sustained_private_lead_year == since


def test_a_last_year_that_is_known_in_part_decides_nothing():
    launches = [*whole(2000, 2003), *flown({y: "P" for y in (2001, 2002, 2003)})]
    led = ask(launches).findings
    more = ask([*launches, *flown({2004: "SSS"})]).findings
    assert (led.sustained_private_lead_year, led.last_whole_year) == (2001, 2003)
    assert more == led


# What the README appends: a launch of which the year alone is known, years after the data's end.
def test_a_launch_that_is_appended_far_behind_the_data_changes_no_finding():
    launches = [*whole(1957, 2019), *flown({1995: "P"}), *flown({2020: "PPP"})]
    appended = make_launch(
        provider="PodTest",
        launched_at=datetime(2025, 1, 1, tzinfo=UTC),
        time_precision=TimePrecision.YEAR,
    )
    before, after = ask(launches), ask([*launches, appended])
    assert (after.findings, after.finding) == (before.findings, before.finding)


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        pytest.param(
            {2000: "S", 2002: "PS"},
            "Private launches never led from 2000 to 2002",
            id="no private lead",
        ),
        pytest.param(
            {2000: "P", 2001: "S"},
            "Private launches first led in 2000, but not in 2001 (1 to 2)",
            id="a lead that was lost",
        ),
        pytest.param(
            {2000: "S", 2001: "P", 2002: "P", 2003: "P"},
            "Private launches first led in 2001, and every year from then to 2003",
            id="a lead that lasts",
        ),
        pytest.param(
            {2000: "P", 2001: "S", 2002: "P", 2003: "P", 2004: "P"},
            "Private launches first led in 2000, and every year from 2002 to 2004",
            id="a lead that was won back",
        ),
        pytest.param(
            {2000: "P", 2001: "S", 2002: "P"},
            "Private launches led in 2002 (2 to 1), as they first did in 2000",
            id="a lead won back in the last year",
        ),
        pytest.param(
            {2000: "S", 2001: "P"},
            "Private launches led in 2001 (2 to 1), for the first time",
            id="a first lead in the last year",
        ),
        pytest.param({2000: "S"}, "Private launches did not lead in 2000 (1 to 2)", id="one year"),
    ],
)
def test_the_finding_says_who_led_in_one_sentence(years, sentence):
    assert ask_of(years).finding == sentence


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        pytest.param(
            {2001: "PP", 2002: "S"},
            "led in 1 of 2 years from 2001 to 2002, but not in 2002 (1 to 2)",
            id="lost",
        ),
        pytest.param(
            {2001: "S", 2002: "P"},
            "led in 1 of 2 years from 2001 to 2002, 2002 (2 to 1) among them",
            id="won",
        ),
        pytest.param(
            {2001: "P", 2002: "P", 2003: "P"},
            "led in each of the 3 years from 2001 to 2003",
            id="always",
        ),
        pytest.param(
            {2001: "S", 2002: "P", 2003: "P", 2004: "P"},
            "led in 3 of 4 years from 2001 to 2004, in every one from 2002 on",
            id="at last",
        ),
        pytest.param({2001: "P"}, "led in 2001 (2 to 1)", id="one year"),
    ],
)
def test_a_window_that_does_not_begin_with_the_data_is_told_without_a_first(years, sentence):
    summary = ask_of({2000: "S", **years}, year_from=2001)
    assert summary.finding == f"Private launches {sentence}"


def test_the_selection_stands_in_the_sentence():
    launches = [*flown({2000: "S", 2001: "P"}), *whole(1999, 2001)]
    finding = ask(launches, country="USA", year_to=2001).finding
    assert finding == (
        "Private launches from the USA until 2001 led in 2001 (1 to 0), for the first time"
    )


def test_years_that_are_not_whole_are_counted_and_not_compared():
    assert ask(flown({2000: "PPS"})).finding == (
        "2 private and 1 state launch; no year is complete"
    )


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        pytest.param({2000: "P", 2001: "PP"}, "its busiest year was 2001 (2)", id="one"),
        pytest.param(
            {2000: "P", 2001: "P"}, "its busiest years were 2000 and 2001 (1 each)", id="a tie"
        ),
    ],
)
def test_a_single_provider_is_told_by_itself(years, sentence):
    launches = [*flown(years, provider="Solo"), *whole(2000, 2001)]
    summary = ask(launches, provider="Solo")
    count = sum(map(len, years.values()))
    assert summary.finding == f"Solo flew {count} launches; {sentence}"
    assert summary.findings.first_private_lead_year is None
    assert summary.findings.crossings == ()
    assert summary.title == "Launches per year"


def test_a_busier_year_that_is_known_in_part_makes_the_busiest_a_whole_one():
    launches = [*flown({2000: "P", 2001: "PP"}, provider="Solo"), *whole(2000, 2000)]
    assert ask(launches, provider="Solo").finding == (
        "Solo flew 3 launches; its busiest whole year was 2000 (1)"
    )


def test_the_alt_text_has_the_span_and_both_totals():
    assert ask_of({2000: "SS", 2001: "P"}).alt == (
        "Launches per year from 2000 to 2001, one line each for private (3 in all) and state "
        "(4 in all). Private launches led in 2001 (2 to 1), for the first time."
    )


def test_the_alt_text_says_which_years_are_known_in_part_or_not_at_all():
    alt = ask([*whole(2000, 2001), *flown({2003: "P"})]).alt
    assert alt.endswith("The data know 2003 on 1 Jun. The data hold no launch of 2002.")


def test_both_ends_of_the_year_range_belong_to_it():
    summary = ask(flown({1999: "P", 2000: "P", 2001: "P", 2002: "P"}), year_from=2000, year_to=2001)
    assert [row.year for row in summary.rows] == [2000, 2001]


def test_years_without_launches_are_drawn_as_far_as_the_data_reach():
    launches = [*flown({1999: "S", 2003: "S"}, provider="Other"), *flown({2001: "P"})]
    summary = ask(launches, provider="Acme", year_from=1990, year_to=2050)
    assert [row.year for row in summary.rows] == [1999, 2000, 2001, 2002, 2003]


def test_without_a_range_the_years_are_those_of_the_selection():
    launches = [*flown({1999: "S", 2003: "S"}, provider="Other"), *flown({2001: "P"})]
    assert [row.year for row in ask(launches, provider="Acme").rows] == [2001]


def test_a_country_selects_the_launches_from_its_pads():
    launches = [*flown({2000: "P"}, country="France"), *flown({2001: "SS"})]
    assert ask(launches, country="France").rows == (row(2000, 1, 0),)


def test_every_launch_of_the_selection_is_used_and_none_is_missing():
    launches = [*flown({2000: "PS"}, country=None), *flown({2000: "P"}, provider="Beta")]
    summary = ask(launches, provider="Acme")
    assert (summary.rows_used, summary.rows_missing) == (2, 0)


def test_launches_without_a_sector_are_counted_as_missing():
    summary = ask([*flown({2000: "PS"}), make_launch(2000, sector=Sector.UNKNOWN)])
    assert (summary.rows, summary.rows_used, summary.rows_missing) == ((row(2000, 1, 1),), 2, 1)


def test_where_no_sector_is_known_nothing_is_claimed():
    summary = ask([make_launch(2000, sector=Sector.UNKNOWN)])
    assert (summary.rows, summary.finding) == ((), "1 launch, none with a known sector")


def test_an_empty_selection_says_what_was_selected():
    summary = ask(flown({2000: "P"}), country="Nowhere", year_from=1990, year_to=1999)
    assert summary.finding == "No launches from Nowhere, 1990–1999"
    assert summary.alt == "An empty chart. No launches from Nowhere, 1990–1999."


def test_an_empty_selection_has_no_rows_and_no_findings():
    summary = ask(flown({2000: "P"}), country="Nowhere")
    assert (summary.rows, summary.findings) == ((), None)
    assert (summary.rows_used, summary.rows_missing) == (0, 0)
