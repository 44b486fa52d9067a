"""Launches by country of launch and year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import ALL, BY, HAVING, NUMBER, WINDOW, Check, Claim
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.geography_years import CountryYearRow, GeographyYearsFindings, Peak
from spacelaunch.queries.leaders import Lead, Takeover


def leaders(claim: Claim) -> dict[int, str]:
    """Who has strictly most in each whole year between the first and the last row."""
    rows, found = claim.rows, {}
    for year in whole_years(rows, claim.data):
        counts = {row["country"]: row["launch_count"] for row in rows if row["year"] == year}
        most = max(counts.values(), default=0)
        top = [country for country, count in counts.items() if count == most]
        if len(top) == 1:
            found[year] = top[0]
    return found


def whole_years(rows: Sequence[Mapping[str, Any]], data: Data) -> list[int]:
    """The years that the rows span and the data know whole, also those without a row."""
    years = [row["year"] for row in rows]
    return [year for year in range(min(years), max(years) + 1) if year in data.whole]


def plain(country: str) -> str:
    return re.sub("^[Tt]he ", "", country)


def hold_led(led: Mapping[int, str], country: str, span: str) -> None:
    """The country led each of these years, and neither the one before nor the one after."""
    years = [int(year) for year in re.findall(r"\d{4}", span)]
    first, last = years[0], years[-1]
    assert all(led.get(year) == plain(country) for year in range(first, last + 1))
    assert led.get(first - 1) != plain(country) != led.get(last + 1)


def taken(claim: Claim) -> None:
    led, parts = leaders(claim), claim.parts
    winner, loser = plain(parts["winner"]), plain(parts["loser"])
    year = int(parts["year"])
    counts = {(row["country"], row["year"]): row["launch_count"] for row in claim.rows}
    assert claim.number("most") == counts[winner, year]
    assert claim.number("least") == counts.get((loser, year), 0)
    hold_led(led, winner, f"{year} {parts['kept'] or year}")
    assert parts["owner"] == parts["loser"]
    hold_led(led, loser, parts["had"])
    until = int(parts["had"][-4:])
    assert all(y in claim.data.whole and y not in led for y in range(until + 1, year))
    assert {led[y] for y in led if y > year} <= {winner} or not unbroken(claim, year)
    if parts["earlier"] is not None:
        hold_led(led, parts["earlier"], parts["before"])


def unbroken(claim: Claim, since: int) -> bool:
    """Whether the data know every year from then to the last row."""
    last = max(row["year"] for row in claim.rows)
    return all(year in claim.data.whole for year in range(since, last + 1))


def led_often(claim: Claim) -> None:
    led = leaders(claim)
    years = whole_years(claim.rows, claim.data)
    assert claim.number("count") == len(years)
    span = [int(year) for year in re.findall(r"\d{4}", claim.parts["span"])]
    assert (span[0], span[-1]) == (years[0], years[-1])
    often = Counter(led.values())
    who = claim.parts["who"]
    if who == "no country led in any":
        assert often == {}
        return
    named = re.findall(r"(?:the )?([A-Z][\w ]*?)(?: led)? in (\d+)", who)
    others = re.search(r"and (\d+) others$", who)
    assert all(often[name] == int(times) for name, times in named)
    assert len(named) + (int(others[1]) if others else 0) == len(often)
    assert often[named[0][0]] == max(often.values())


def busiest(claim: Claim) -> None:
    assert len({row["country"] for row in claim.rows}) == 1
    whole = claim.whole
    most = max(row["launch_count"] for row in whole)
    peaks = {(r["country"], r["year"]) for r in whole if r["launch_count"] == most}
    assert (claim.number("most"), claim.number("all")) == (most, claim.total)
    named = re.findall(r"(?:the )?([A-Z][\w ]*?) in (\d+)", claim.parts["who"])
    others = re.search(r"and (\d+) others$", claim.parts["who"])
    assert {(name, int(year)) for name, year in named} <= peaks
    assert len(named) + (int(others[1]) if others else 0) == len(peaks)
    if claim.parts["whole"] is None:
        assert max(row["launch_count"] for row in claim.rows) == most
        assert all(r["year"] in claim.data.whole for r in claim.rows if r["launch_count"] == most)


def none_whole(claim: Claim) -> None:
    assert claim.number("all") == claim.total
    assert whole_years(claim.rows, claim.data) == []


def in_no_whole_year(claim: Claim) -> None:
    assert claim.number("all") == claim.total
    assert claim.whole == []


COUNTRY = r"(?:the |The )?[A-Z][\w ]*?"
SPAN = r"(?:each year from \d{4} to \d{4}|in \d{4})"
SENTENCES: Mapping[str, Check] = {
    rf"(?P<winner>{COUNTRY}) took the lead from (?P<loser>{COUNTRY}) in (?P<year>\d{{4}}), with "
    rf"(?P<most>{NUMBER}) (?:private |state )?launch(?:es)?{BY} to (?P<least>{NUMBER})"
    rf"(?:, and kept it to (?P<kept>\d{{4}}))?; (?P<owner>{COUNTRY}) had led (?P<had>{SPAN})"
    rf"(?:, (?P<earlier>{COUNTRY}) (?P<before>{SPAN}))?": taken,
    rf"In (?:private |state )?launches{BY}{HAVING}, (?P<who>no country led in any|"
    rf"{COUNTRY} led in \d+[\w, ]*?) of (?P<count>\d+) whole years? "
    rf"(?P<span>in \d{{4}}|from \d{{4}} to \d{{4}})": led_often,
    rf"The busiest (?P<whole>whole )?years? of any country: (?P<who>[\w, ]+), with "
    rf"(?P<most>{NUMBER})(?: each)? of {ALL}{HAVING}{WINDOW}": busiest,
    rf"{ALL}{HAVING}{WINDOW}; no year is complete": none_whole,
    rf"{ALL}{HAVING}{WINDOW}, none of them in a whole year": in_no_whole_year,
}


def expect(flights: Sequence[Flight], _: Mapping[str, Any], data: Data) -> Expected:
    tally = Counter((flight.country, flight.year) for flight in flights if flight.country)
    rows: list[dict[str, Any]] = [
        {"country": country, "year": year, "launch_count": count}
        for (country, year), count in sorted(tally.items())
    ]
    whole = [row for row in rows if row["year"] in data.whole]
    most = max((row["launch_count"] for row in whole), default=None)
    peaks = [row for row in whole if row["launch_count"] == most]
    peaks.sort(key=lambda row: (row["year"], row["country"]))
    leads = expected_leads(tally, whole_years(rows, data)) if rows else []
    takeovers = [
        {"lead": after, "before": before}
        for before, after in pairwise(leads)
        if before["name"] != after["name"]
        and data.whole.issuperset(range(before["last_year"], after["first_year"]))
    ]
    findings = {
        "countries_count": len({row["country"] for row in rows}),
        "leads": tuple(leads),
        "last_takeover": takeovers[-1] if takeovers else None,
        "peak_country": peaks[0]["country"] if len(peaks) == 1 else None,
        "peak_year": peaks[0]["year"] if len(peaks) == 1 else None,
        "peaks": tuple({"country": row["country"], "year": row["year"]} for row in peaks),
        "peak_launch_count": most,
    }
    missing = sum(not flight.country for flight in flights)
    return Expected(rows, len(flights) - missing, missing, findings if rows else {})


def expected_leads(tally: Counter[tuple[str, int]], whole: Sequence[int]) -> list[dict[str, Any]]:
    """Runs of whole years with the same country strictly ahead, one year after the other."""
    leads: list[dict[str, Any]] = []
    for year in whole:
        ranked = sorted(((n, c) for (c, y), n in tally.items() if y == year), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            continue
        country = ranked[0][1]
        if leads and (leads[-1]["name"], leads[-1]["last_year"]) == (country, year - 1):
            leads[-1]["last_year"] = year
        else:
            leads.append({"name": country, "first_year": year, "last_year": year})
    return leads


def ask(launches: list[Launch], **given: object) -> Summary[CountryYearRow, GeographyYearsFindings]:
    return ask_analysis("geography-years", launches, **given)


def flown(*places: tuple[str | None, int]) -> list[Launch]:
    return [make_launch(year, country=country) for country, year in places]


def whole(first: int, last: int) -> list[Launch]:
    """Launches at both ends of each year, from no known country, so that the data know it whole."""
    return [
        make_launch(launched_at=datetime(year, *day, tzinfo=UTC), country=None)
        for year in range(first, last + 1)
        for day in ((1, 2), (12, 30))
    ]


def test_each_country_and_year_with_launches_has_a_row_in_order():
    launches = flown(("USA", 2001), ("China", 2003), ("USA", 2000), ("USA", 2001))
    assert ask(launches).rows == (
        CountryYearRow("China", 2003, 1),
        CountryYearRow("USA", 2000, 1),
        CountryYearRow("USA", 2001, 2),
    )


def test_a_launch_without_a_country_is_missing():
    summary = ask(flown(("USA", 2001), (None, 2001), (None, 2002)))
    assert len(summary.rows) == 1
    assert (summary.rows_used, summary.rows_missing) == (1, 2)


def test_the_findings_name_who_led_and_the_busiest_year():
    launches = flown(("China", 2003), ("USA", 2001), ("USA", 2001), ("USA", 2002))
    summary = ask([*launches, *whole(2001, 2003)])
    china, usa = Lead("China", 2003, 2003), Lead("USA", 2001, 2002)
    assert summary.findings == GeographyYearsFindings(
        countries_count=2,
        leads=(usa, china),
        last_takeover=Takeover(china, usa),
        peak_country="USA",
        peak_year=2001,
        peaks=(Peak("USA", 2001),),
        peak_launch_count=2,
    )


def led(letters: str) -> list[Launch]:
    """A letter for each year from 2000 on: which country launched twice, the others once."""
    names = {"U": "USA", "R": "Russia", "C": "China"}
    places = [(names[letter], 2000 + n) for n, letter in enumerate(letters) if letter in names]
    others = [(name, year) for name in {place[0] for place in places} for _, year in places]
    return flown(*places, *others) + whole(2000, 2000 + len(letters) - 1)


@pytest.mark.parametrize(
    ("letters", "sentence"),
    [
        pytest.param(
            "RRRUUCC",
            "China took the lead from the USA in 2005, with 2 launches to 1, and kept it to 2006; "
            "the USA had led each year from 2003 to 2004, Russia each year from 2000 to 2002",
            id="and who led before both, where that lasted",
        ),
        pytest.param(
            "RRUUC",
            "China took the lead from the USA in 2004, with 2 launches to 1; "
            "the USA had led each year from 2002 to 2003",
            id="but not where it was short",
        ),
        pytest.param(
            "UUU.C",
            "China took the lead from the USA in 2004, with 2 launches to 1; "
            "the USA had led each year from 2000 to 2002",
            id="after a tie",
        ),
    ],
)
def test_the_finding_is_who_took_the_lead_from_whom(letters, sentence):
    assert ask(led(letters)).finding == sentence


def test_where_nobody_took_the_lead_the_years_of_each_are_counted():
    launches = [*led("UU"), *flown(("China", 2000), ("China", 2001))]
    assert ask(launches).finding == (
        "In launches with a known country, the USA led in 2 of 2 whole years from 2000 to 2001"
    )


def test_where_every_year_is_a_tie_nobody_led():
    launches = [*flown(("USA", 2001), ("China", 2001)), *whole(2001, 2001)]
    assert ask(launches).finding == (
        "In launches with a known country, no country led in any of 1 whole year in 2001"
    )


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        pytest.param(
            [("USA", 2001)], "year of any country: the USA in 2001, with 1 of 1 launch", id="one"
        ),
        pytest.param(
            [("USA", 2002), ("USA", 2001)],
            "years of any country: the USA in 2001 and the USA in 2002, with 1 each of 2 launches",
            id="a tie, all named",
        ),
    ],
)
def test_of_a_single_country_the_busiest_year_is_told(places, sentence):
    finding = ask([*flown(*places), *whole(2001, 2002)]).finding
    assert finding == f"The busiest {sentence} with a known country"


def test_a_tie_has_no_peak_country_of_its_own():
    findings = ask([*flown(("USA", 2001), ("Kenya", 2001)), *whole(2001, 2001)]).findings
    assert (findings.peak_country, findings.peak_year) == (None, None)
    assert [peak.country for peak in findings.peaks] == ["Kenya", "USA"]


def test_a_year_that_is_known_in_part_is_no_busiest_one():
    launches = flown(("USA", 2001), ("USA", 2003), ("USA", 2003))
    summary = ask([*launches, *whole(2001, 2001)])
    assert summary.findings.peaks == (Peak("USA", 2001),)
    assert summary.finding.startswith("The busiest whole year of any country: the USA in 2001")
    assert summary.alt.endswith("The data know 2003 on 1 Jun. The data hold no launch of 2002.")


def test_without_a_whole_year_none_is_busiest():
    summary = ask(flown(("USA", 2001)))
    assert summary.finding == "1 launch; no year is complete"
    assert summary.findings.peaks == ()


def test_the_alt_text_ranks_the_countries_by_their_totals():
    alt = ask(flown(("China", 2003), ("USA", 2001), ("USA", 2002))).alt
    assert "In all: USA 2, China 1." in alt


def test_a_selection_leaves_out_the_others():
    launches = [*flown(("USA", 2001)), make_launch(2001, country="USA", sector=Sector.STATE)]
    assert ask(launches, sector="private").rows == (CountryYearRow("USA", 2001, 1),)


def test_an_empty_selection_says_so():
    summary = ask(flown(("USA", 2001)), year_from=2002)
    assert summary.finding == "No launches since 2002"
    assert (summary.rows, summary.findings) == ((), None)
