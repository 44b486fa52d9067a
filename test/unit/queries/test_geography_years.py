"""Launches by country of launch and year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis_tests import ask as ask_analysis
from claims import ALL, HAVING, NUMBER, WINDOW, Check, Claim
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Launch, Sector
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.geography_years import CountryYearRow, GeographyYearsFindings, Peak


def busiest(claim: Claim) -> None:
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
    assert claim.whole == []


SENTENCES: Mapping[str, Check] = {
    rf"The busiest (?P<whole>whole )?years? of any country: (?P<who>[\w, ]+), with "
    rf"(?P<most>{NUMBER})(?: each)? of {ALL}{HAVING}{WINDOW}": busiest,
    rf"{ALL}{HAVING}{WINDOW}; no year is complete": none_whole,
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
    findings = {
        "countries_count": len({row["country"] for row in rows}),
        "peak_country": peaks[0]["country"] if len(peaks) == 1 else None,
        "peak_year": peaks[0]["year"] if len(peaks) == 1 else None,
        "peaks": tuple({"country": row["country"], "year": row["year"]} for row in peaks),
        "peak_launch_count": most,
    }
    missing = sum(not flight.country for flight in flights)
    return Expected(rows, len(flights) - missing, missing, findings if rows else {})


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


def test_the_findings_name_the_busiest_year_of_any_country():
    launches = flown(("China", 2003), ("USA", 2001), ("USA", 2001), ("USA", 2002))
    summary = ask([*launches, *whole(2001, 2003)])
    assert summary.findings == GeographyYearsFindings(
        countries_count=2,
        peak_country="USA",
        peak_year=2001,
        peaks=(Peak("USA", 2001),),
        peak_launch_count=2,
    )


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        pytest.param(
            [("USA", 2001)], "year of any country: the USA in 2001, with 1 of 1 launch", id="one"
        ),
        pytest.param(
            [("USA", 2001), ("USA", 2001), ("Kenya", 2001)],
            "year of any country: the USA in 2001, with 2 of 3 launches",
            id="one of several",
        ),
        pytest.param(
            [("USA", 2002), ("USA", 2001), ("China", 2002)],
            "years of any country: the USA in 2001, China in 2002 and the USA in 2002, "
            "with 1 each of 3 launches",
            id="a tie, all named",
        ),
    ],
)
def test_the_finding_says_the_peak_in_one_sentence(places, sentence):
    finding = ask([*flown(*places), *whole(2001, 2002)]).finding
    assert finding == f"The busiest {sentence} with a known country"


def test_a_tie_has_no_peak_country_of_its_own():
    findings = ask([*flown(("USA", 2001), ("Kenya", 2001)), *whole(2001, 2001)]).findings
    assert (findings.peak_country, findings.peak_year) == (None, None)
    assert [peak.country for peak in findings.peaks] == ["Kenya", "USA"]


def test_a_year_that_is_known_in_part_is_no_busiest_one():
    launches = flown(("USA", 2001), ("China", 2003), ("China", 2003))
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
