"""Several of one kind side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis_tests import ask, rows_of
from claims import ALL, NUMBER, RATE, WINDOW, Check, Claim, hold_rate, wilson
from factories import make_launch
from flights import Data, Expected, Flight, selected, values_of
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.errors import BadRequestError

ON = r"(?: on [\w ]+?)?"
NAMED = r"\S.*?"


def totals(claim: Claim) -> dict[str, tuple[int, int, int]]:
    """Launches, successes and known outcomes by name, of the rows that the reader sees."""
    names = dict.fromkeys(row["name"] for row in claim.rows)
    columns = ("launch_count", "success_count", "known_count")
    return {
        name: tuple(sum(r[c] for r in claim.rows if r["name"] == name) for c in columns)
        for name in names
    }


def counted(claim: Claim) -> None:
    said = dict(re.findall(rf"({NAMED}) ({NUMBER})(?:, | and |$)", claim.parts["who"]))
    assert {name: int(count.replace(",", "")) for name, count in said.items()} == {
        name: counts[0] for name, counts in totals(claim).items()
    }
    of_late(claim)


def shared(claim: Claim) -> None:
    said = dict(re.findall(rf"({NAMED}) ([\d.]+) %(?:, | and |$)", claim.parts["who"]))
    found = totals(claim)
    assert said.keys() == found.keys()
    for name, pct in said.items():
        assert abs(float(pct) - 100 * found[name][0] / claim.number("all")) <= 0.05 + 1e-9
    of_late(claim)


def of_late(claim: Claim) -> None:
    years = {row["year"] for row in claim.whole}
    assert (claim.parts["none"] is not None) == (not years)
    assert claim.number("all") == claim.findings.all_count
    if not years or len(totals(claim)) == 1:
        assert claim.parts["year"] is None
        return
    last = [row for row in claim.rows if row["year"] == max(years)]
    assert int(claim.parts["year"]) == max(years)
    most = max(row["launch_count"] for row in last)
    if not most:
        assert claim.parts["nobody"]
        return
    first = {row["name"] for row in last if row["launch_count"] == most}
    said = re.split(r", | and ", claim.parts["leaders"])
    # Some countries have an article, and somebody else may bear one in the name.
    assert {name if name in first else name.removeprefix("the ") for name in said} == first
    assert claim.number("most") == most
    assert (claim.parts["each"] is not None) == (len(first) > 1)


def rated(claim: Claim) -> None:
    found = {name: (good, known) for name, (_, good, known) in totals(claim).items()}
    said: dict[str, str] = {}
    for part in claim.parts["rates"].split("; "):
        found_in = re.fullmatch(rf"({NAMED}) ({RATE}|none with a known outcome)", part)
        assert found_in is not None
        said[found_in[1]] = found_in[2]
    assert said.keys() == found.keys()
    for name, text in said.items():
        if text.startswith("none"):
            assert found[name][1] == 0
        else:
            hold_rate(text, *found[name])
    known = [counts for counts in found.values() if counts[1]]
    assert (claim.parts["overlap"] is None) == (len(known) < 2)
    if claim.parts["overlap"]:
        order = sorted(known, key=lambda counts: (-counts[0] / counts[1], -counts[1]))
        apart = wilson(*order[0])[0] > wilson(*order[-1])[1]
        assert claim.parts["overlap"] == ("are apart" if apart else "overlap")


LATE = (
    rf"(?:; in (?P<year>\d+) (?:(?P<nobody>none had any)|(?P<leaders>[\w, ]+?) had most "
    rf"\((?P<most>{NUMBER})(?P<each> each)?\))|(?P<none>; no year is complete))?"
)
LAUNCHES = rf"{ALL}{ON}{WINDOW}"
SENTENCES: Mapping[str, Check] = {
    rf"(?P<who>{NAMED} {NUMBER}(?:(?:, | and ){NAMED} {NUMBER})*) of {LAUNCHES}{LATE}": counted,
    rf"(?P<who>{NAMED} [\d.]+ %(?:(?:, | and ){NAMED} [\d.]+ %)*) of {LAUNCHES}{LATE}": shared,
    rf"Success rates among {LAUNCHES}: (?P<rates>.+?)(?:; the 95 % intervals of the highest and "
    r"the lowest (?P<overlap>overlap|are apart))?": rated,
}
KINDS = ("country", "provider", "rocket", "sector")


def by_of(given: Mapping[str, Any]) -> str:
    if "by" in given:
        return str(given["by"])
    several = [kind for kind in KINDS if isinstance(given.get(kind), list)]
    return [*several, *(kind for kind in KINDS if kind in given), "country"][0]


def expect(flights: Sequence[Flight], given: Mapping[str, Any], data: Data) -> Expected:
    """Counted from all of the data: of what is compared, its own parameter selects the lines."""
    by, measure = by_of(given), given.get("measure", "count")
    others = {name: value for name, value in given.items() if name != by}
    everybody = selected(data.flights, others)
    names = sorted(values_of(given.get(by, [])))
    names = names or unasked(everybody, by)
    own = {name: [f for f in everybody if named(f, by) == name] for name in names}
    known = [f for f in flights if by == "provider" or named(f, by)]
    missing = len(flights) - len(known)
    if not any(own.values()) or not flights:
        return Expected([], 0 if not any(own.values()) else len(known), missing, {})
    years = [flight.year for each in own.values() for flight in each]
    held = [year for year in range(min(years), max(years) + 1) if year in data.held]
    rows = [
        row_of(name, own[name], everybody, year, held[0], measure)
        for name in names
        for year in held
    ]
    return Expected(rows, len(known), missing, findings_of(own, rows, everybody, by, measure, data))


def named(flight: Flight, by: str) -> str:
    value = str(getattr(flight, by))
    return "" if value == "unknown" else value


def unasked(flights: Sequence[Flight], by: str) -> list[str]:
    names = {name for flight in flights if (name := named(flight, by))}
    count = {name: sum(named(flight, by) == name for flight in flights) for name in names}
    return sorted(sorted(names, key=lambda name: (-count[name], name))[:4])


def row_of(
    name: str,
    own: Sequence[Flight],
    everybody: Sequence[Flight],
    year: int,
    first: int,
    measure: str,
) -> dict[str, Any]:
    of_year = [flight.status for flight in own if flight.year == year]
    known = [status for status in of_year if status]
    all_count = sum(flight.year == year for flight in everybody)
    pct = 100 * known.count("Success") / len(known) if known else None
    low, high = wilson(known.count("Success"), len(known)) if known else (None, None)
    values = {
        "count": len(of_year),
        "share": 100 * len(of_year) / all_count if all_count else None,
        "cumulative": sum(first <= flight.year <= year for flight in own),
        "success_pct": pct,
    }
    return {
        "name": name,
        "year": year,
        "value": values[measure],
        "launch_count": len(of_year),
        "all_count": all_count,
        "success_count": known.count("Success"),
        "known_count": len(known),
        "success_pct": pct,
        "success_low_pct": None if low is None else pytest.approx(low, abs=1e-6),
        "success_high_pct": None if high is None else pytest.approx(high, abs=1e-6),
    }


def findings_of(
    own: Mapping[str, Sequence[Flight]],
    rows: Sequence[Mapping[str, Any]],
    everybody: Sequence[Flight],
    by: str,
    measure: str,
    data: Data,
) -> dict[str, Any]:
    sums: list[dict[str, Any]] = [
        {
            "name": name,
            "launch_count": len(each),
            "success_count": sum(flight.status == "Success" for flight in each),
            "known_count": sum(bool(flight.status) for flight in each),
        }
        for name, each in own.items()
    ]
    rates = sorted((s for s in sums if s["known_count"]), key=order_of_rates)
    ends = [wilson(s["success_count"], s["known_count"]) for s in rates]
    last = max((row["year"] for row in rows if row["year"] in data.whole), default=None)
    of_last = [row for row in rows if row["year"] == last]
    most = max((row["launch_count"] for row in of_last), default=None)
    ranked = sorted(sums, key=lambda s: (-s["launch_count"], s["name"]))
    if measure == "success_pct":
        ranked = rates + sorted(
            (s for s in sums if not s["known_count"]), key=lambda s: str(s["name"])
        )
    return {
        "by": by,
        "totals": tuple(ranked),
        "all_count": len(everybody),
        "last_whole_year": last,
        "leaders": tuple(r["name"] for r in of_last if most and r["launch_count"] == most),
        "leader_count": most,
        "intervals_overlap": ends[0][0] <= ends[-1][1] if len(ends) > 1 else None,
    }


def order_of_rates(sums: Mapping[str, Any]) -> tuple[float, int, str]:
    return -sums["success_count"] / sums["known_count"], -sums["known_count"], sums["name"]


def flown(country: str | None, year: int, count: int, **more: Any) -> list[Launch]:
    """In a year that the data know whole."""
    ends = (datetime(year, 1, 2, tzinfo=UTC), datetime(year, 12, 30, tzinfo=UTC))
    return [
        make_launch(launched_at=ends[n % 2], country=country, mission=f"{country}{n}", **more)
        for n in range(count)
    ]


LAUNCHES_OF_TWO = [
    *flown("Japan", 2001, 4),
    *flown("India", 2001, 2),
    *flown("India", 2002, 3),
    *flown("Kenya", 2002, 5, sector=Sector.STATE, outcome=Outcome.FAILURE),
    *flown(None, 2002, 1),
]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param(
            {"country": ["Japan", "India"]},
            "India 5 and Japan 4 of 15 launches; in 2002 India had most (3)",
            id="two countries",
        ),
        pytest.param(
            {},
            "India 5, Kenya 5 and Japan 4 of 15 launches; in 2002 Kenya had most (5)",
            id="nobody named",
        ),
        pytest.param(
            {"country": ["Japan", "India"], "measure": "share", "year_to": 2001},
            "Japan 66.7 % and India 33.3 % of 6 launches until 2001; in 2001 Japan had most (4)",
            id="shares",
        ),
        pytest.param(
            {"country": ["Kenya", "India"], "measure": "success_pct"},
            "Success rates among 15 launches: India 100.0 % (56.6–100.0) of 5 (few); Kenya 0.0 % "
            "(0.0–43.4) of 5 (few); the 95 % intervals of the highest and the lowest are apart",
            id="rates",
        ),
        pytest.param(
            {"by": "sector", "country": "Kenya"},
            "state 5 of 5 launches from Kenya",
            id="sectors of one country",
        ),
        pytest.param({"country": "Japan"}, "Japan 4 of 15 launches", id="one"),
    ],
)
def test_the_finding_tells_everybody_and_who_has_most_of_late(given, sentence):
    assert ask("compare", LAUNCHES_OF_TWO, **given).finding == sentence


def test_a_country_that_has_an_article_is_told_with_it():
    launches = [*flown("USA", 2001, 4), *flown("India", 2001, 2)]
    assert ask("compare", launches).finding.endswith("; in 2001 the USA had most (4)")


def test_what_is_selected_is_told_and_counted_of_all_values():
    summary = ask("compare", LAUNCHES_OF_TWO, country=["Japan", "India"])
    assert summary.selection == "9 launches from India and Japan"
    assert (summary.rows_used, summary.rows_missing) == (9, 0)


def test_of_whom_it_is_not_known_the_launches_are_counted_as_missing():
    summary = ask("compare", LAUNCHES_OF_TWO)
    assert (summary.rows_used, summary.rows_missing) == (14, 1)


def test_cumulative_counts_begin_with_the_first_year_drawn():
    rows = rows_of(ask("compare", LAUNCHES_OF_TWO, country="India", measure="cumulative"))
    assert [row["value"] for row in rows] == [2, 5]


def test_the_order_and_the_number_of_values_make_no_other_question():
    one = ask("compare", LAUNCHES_OF_TWO, country=["Japan", "India"])
    assert one == ask("compare", LAUNCHES_OF_TWO, country=["India", "Japan", "India"], by="country")


def test_where_nobody_compared_has_a_launch_nothing_is_claimed():
    summary = ask("compare", LAUNCHES_OF_TWO, country=["Japan"], year_from=2002)
    assert (summary.rows, summary.finding) == ((), "No launches from Japan since 2002")


def test_an_analysis_of_one_value_refuses_two_as_it_always_did():
    with pytest.raises(BadRequestError, match="country is given twice: 'Japan' and 'India'"):
        ask("timeline", LAUNCHES_OF_TWO, country=["Japan", "India"])
