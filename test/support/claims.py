"""Reads what a finding claims and holds each claim against the rows beside it.

Written against the sentences and not against the code that makes them: a sentence that no reader
here understands, or that two would read, is a failure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacelaunch.domain.summary import Summary

Rows = Sequence[Mapping[str, Any]]
Check = Callable[["Claim"], None]
NUMBER = r"[\d,]+"


@dataclass(frozen=True)
class Claim:
    """One sentence with its parts, and what it may be held against."""

    parts: Mapping[str, str]
    summary: Summary
    whole: frozenset[int]
    """Years of which the data are known to be whole."""
    begin: int
    """The first year of the data."""

    def number(self, name: str) -> int:
        return int(self.parts[name].replace(",", ""))

    @property
    def rows(self) -> Rows:
        return self.summary.rows

    @property
    def total(self) -> int:
        return sum(row["launch_count"] for row in self.rows)


def hold(
    summary: Summary, sentences: Mapping[str, Check], whole: frozenset[int], begin: int
) -> None:
    """Finds the one reader of the finding, and lets it check."""
    found = [(re.fullmatch(form, summary.finding), check) for form, check in sentences.items()]
    matches = [(match, check) for match, check in found if match]
    assert len(matches) == 1, f"{len(matches)} readers understand {summary.finding!r}"
    match, check = matches[0]
    check(Claim(match.groupdict(), summary, whole, begin))


def names_in(text: str) -> list[str]:
    """The names of `A, B and C`, without their articles."""
    return [re.sub(r"^[Tt]he ", "", name) for name in re.split(r", | and ", text)]


# The timeline.


def led(row: Mapping[str, Any]) -> bool:
    return row["private_count"] is not None and row["private_count"] > row["state_count"]


def known(claim: Claim) -> Rows:
    """The rows of whole years: no claim may rest on another."""
    return [row for row in claim.rows if row["year"] in claim.whole]


def leads(claim: Claim) -> list[int]:
    return [row["year"] for row in known(claim) if led(row)]


def first_led(claim: Claim) -> None:
    """`first` speaks of the data, so nothing before may be unknown or outside."""
    first = claim.number("first")
    assert leads(claim)[0] == first
    since = claim.summary.params["year_from"]
    assert since is None or (isinstance(since, int) and since <= claim.begin)
    assert set(range(claim.begin, first)) <= claim.whole
    assert not any(led(row) for row in claim.rows if row["year"] < first)
    assert claim.summary.findings["first_private_lead_year"] == first


def last_counts(claim: Claim) -> None:
    last = known(claim)[-1]
    counts = (claim.number("last"), claim.number("private"), claim.number("state"))
    assert counts == (last["year"], last["private_count"], last["state_count"])


def led_every_year(claim: Claim) -> None:
    """Three years at least, each of them whole and led, up to the last whole one."""
    since, last = claim.number("since"), known(claim)[-1]["year"]
    assert last - since >= 2
    assert set(range(since, last + 1)) <= set(leads(claim))
    assert since - 1 not in leads(claim)


def span(claim: Claim) -> None:
    years = [row["year"] for row in known(claim)]
    assert (claim.number("begin"), claim.number("end")) == (years[0], years[-1])
    if "count" in claim.parts:
        assert claim.number("count") == len(years)
        unbroken = len(years) == years[-1] - years[0] + 1
        assert claim.parts["kind"] == ("" if unbroken else "whole ")


def lasting_from_the_first(claim: Claim) -> None:
    first_led(claim)
    led_every_year(Claim({"since": claim.parts["first"]}, claim.summary, claim.whole, claim.begin))
    assert claim.number("last") == known(claim)[-1]["year"]


def lasting_later(claim: Claim) -> None:
    first_led(claim)
    led_every_year(claim)
    assert claim.number("last") == known(claim)[-1]["year"]
    assert claim.number("since") > claim.number("first")


def now_for_the_first_time(claim: Claim) -> None:
    last_counts(claim)
    first_led(Claim({"first": claim.parts["last"]}, claim.summary, claim.whole, claim.begin))


def now_as_at_first(claim: Claim) -> None:
    last_counts(claim)
    first_led(claim)
    assert led(known(claim)[-1])
    assert claim.number("first") < claim.number("last")


def no_more(claim: Claim) -> None:
    last_counts(claim)
    first_led(claim)
    assert not led(known(claim)[-1])


def never(claim: Claim) -> None:
    span(claim)
    assert leads(claim) == []
    assert set(range(claim.number("begin"), claim.number("end") + 1)) <= claim.whole


def in_none(claim: Claim) -> None:
    span(claim)
    assert leads(claim) == []


def in_the_only_year(claim: Claim) -> None:
    last_counts(claim)
    assert len(known(claim)) == 1
    assert led(known(claim)[0]) == (claim.parts["verb"] == "led")


def often(claim: Claim) -> None:
    span(claim)
    assert claim.number("led") == len(leads(claim))
    if claim.parts["since"]:
        led_every_year(claim)
    else:
        last_counts(claim)
        assert led(known(claim)[-1]) == (claim.parts["but"] is None)


def no_whole_year(claim: Claim) -> None:
    assert known(claim) == []
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
    whole = {year: count for year, count in totals.items() if year in claim.whole and count}
    if claim.parts["years"] is None:
        assert whole == {}
        return
    most = max(whole.values())
    peaks = [year for year, count in whole.items() if count == most]
    assert claim.number("most") == most
    assert claim.summary.findings["peak_years"] == peaks
    if "others" not in claim.parts["years"]:
        assert names_in(claim.parts["years"]) == [str(year) for year in peaks]
    if claim.parts["whole"] is None:
        assert [year for year, count in totals.items() if count >= most] == peaks


SELECTED = r"(?: from (?:the )?[A-Z]\w+)?"
WINDOW = r"(?: until \d+| since \d+| in \d+|, \d+–\d+)?"
PRIVATE = rf"Private launches{SELECTED}{WINDOW}"
COUNTS = rf"(?P<last>\d+) \((?P<private>{NUMBER}) to (?P<state>{NUMBER})\)"
FIRST = r"first led in (?P<first>\d+)"
SPAN = r"from (?P<begin>\d+) to (?P<end>\d+)"
YEARS = r"(?P<count>\d+) (?P<kind>(?:whole )?)years?"

TIMELINE: Mapping[str, Check] = {
    rf"{PRIVATE} {FIRST}, and every year from then to (?P<last>\d+)": lasting_from_the_first,
    rf"{PRIVATE} {FIRST}, and every year from (?P<since>\d+) to (?P<last>\d+)": lasting_later,
    rf"{PRIVATE} led in {COUNTS}, for the first time": now_for_the_first_time,
    rf"{PRIVATE} led in {COUNTS}, as they first did in (?P<first>\d+)": now_as_at_first,
    rf"{PRIVATE} {FIRST}, but not in {COUNTS}": no_more,
    rf"{PRIVATE} never led {SPAN}": never,
    rf"{PRIVATE} led in none of {YEARS} {SPAN}": in_none,
    rf"{PRIVATE} (?P<verb>led|did not lead) in {COUNTS}": in_the_only_year,
    rf"{PRIVATE} led in (?P<led>\d+) of {YEARS} {SPAN}, (?:in every one from (?P<since>\d+) on"
    rf"|(?P<but>but not in )?{COUNTS}(?: among them)?)": often,
    rf"(?P<private>{NUMBER}) private and (?P<state>{NUMBER}) state launch(?:es)?{SELECTED}{WINDOW}"
    r"; no year is complete": no_whole_year,
    rf"(?P<provider>\w+) flew (?P<launches>{NUMBER}) launch(?:es)?{SELECTED}{WINDOW}"
    rf"(?:; its busiest (?P<whole>whole )?years? (?:was|were) (?P<years>[\d, and]+(?:others)?)"
    rf" \((?P<most>{NUMBER})(?: each)?\))?": flew,
}


# The others.


def share(claim: Claim) -> None:
    private = sum(r["launch_count"] for r in claim.rows if r["sector"] == "private")
    assert (claim.number("some"), claim.number("all")) == (private, claim.total)
    assert abs(float(claim.parts["pct"]) - 100 * private / claim.total) <= 0.05


def success(claim: Claim) -> None:
    (row,) = claim.rows
    assert claim.number("all") == row["launch_count"]
    assert claim.parts["sector"] == row["sector"]
    if claim.parts["known"] is None:
        assert row["known_count"] == 0
        return
    assert claim.number("known") == row["known_count"] > 0
    assert claim.number("good") == row["success_count"]
    assert abs(float(claim.parts["pct"]) - 100 * row["success_count"] / row["known_count"]) <= 0.05


def most_of(claim: Claim, column: str) -> None:
    """Who is named has most, and all who have as many are named, or counted as others."""
    most = max(row["launch_count"] for row in claim.rows)
    tops = [row[column] for row in claim.rows if row["launch_count"] == most]
    assert claim.number("most") == most
    named = names_in(claim.parts["who"])
    if found := re.fullmatch(r"(\d+) other\w*(?: countries)?", named[-1]):
        assert len(tops) == len(named) - 1 + int(found[1])
        assert set(named[:-1]) < set(tops)
    else:
        assert named == tops
    assert (claim.parts["each"] is None) == (len(tops) == 1)


def hosted(claim: Claim) -> None:
    most_of(claim, "country")
    assert claim.number("all") == claim.total == claim.summary.rows_used
    assert (claim.parts["having"] is None) == (claim.summary.rows_missing == 0)
    if claim.parts["pct"]:
        assert abs(float(claim.parts["pct"]) - 100 * claim.number("most") / claim.total) <= 0.05


def busiest(claim: Claim) -> None:
    whole = [row for row in claim.rows if row["year"] in claim.whole]
    most = max(row["launch_count"] for row in whole)
    peaks = {(r["country"], r["year"]) for r in whole if r["launch_count"] == most}
    assert (claim.number("most"), claim.number("all")) == (most, claim.total)
    named = re.findall(r"(?:the )?([A-Z]\w+) in (\d+)", claim.parts["who"])
    others = re.search(r"and (\d+) others$", claim.parts["who"])
    assert {(name, int(year)) for name, year in named} <= peaks
    assert len(named) + (int(others[1]) if others else 0) == len(peaks)
    if claim.parts["whole"] is None:
        assert max(row["launch_count"] for row in claim.rows) == most
        assert all(r["year"] in claim.whole for r in claim.rows if r["launch_count"] == most)


def none_whole(claim: Claim) -> None:
    assert claim.number("all") == claim.total
    assert not any(row["year"] in claim.whole for row in claim.rows)


def flew_most(claim: Claim) -> None:
    findings = claim.summary.findings
    if len(claim.rows) == findings["providers_count"]:
        most_of(claim, "provider")
        assert claim.number("all") == claim.total
    assert claim.number("all") == findings["launch_count"] == claim.summary.rows_used
    assert claim.number("providers") == findings["providers_count"]


BY = r"(?: by \w+)?"
HAVING = r"(?P<having> with a known country)?"
PCT = r"\((?P<pct>[\d.]+) %\)"
ALL = rf"(?P<all>{NUMBER}) (?:private |state )?launch(?:es)?{SELECTED}{BY}"

SECTOR: Mapping[str, Check] = {
    rf"Private providers flew (?P<some>{NUMBER}) of {ALL}{WINDOW} {PCT}": share,
    rf"(?P<provider>\w+) flew (?P<all>{NUMBER}) (?P<sector>private|state) launch(?:es)?{SELECTED}"
    rf"{WINDOW}; (?:no outcome is known|(?P<good>{NUMBER}) of (?P<known>{NUMBER}) with a known "
    rf"outcome succeeded {PCT})": success,
}
GEOGRAPHY: Mapping[str, Check] = {
    rf"(?P<who>[\w, ]+?) hosted (?P<most>{NUMBER})(?P<each> each)? of {ALL}{HAVING}{WINDOW}"
    rf"(?: {PCT})?": hosted,
}
GEOGRAPHY_YEARS: Mapping[str, Check] = {
    rf"The busiest (?P<whole>whole )?years? of any country: (?P<who>[\w, ]+), with "
    rf"(?P<most>{NUMBER})(?: each)? of {ALL}{HAVING}{WINDOW}": busiest,
    rf"{ALL}{HAVING}{WINDOW}; no year is complete": none_whole,
}
TOP_PRIVATE: Mapping[str, Check] = {
    rf"(?P<who>[\w, ]+?) flew (?P<most>{NUMBER})(?P<each> each)? of {ALL}{WINDOW}, "
    rf"by (?P<providers>{NUMBER}) providers?": flew_most,
}
SENTENCES: Mapping[str, Mapping[str, Check]] = {
    "timeline": TIMELINE,
    "sector": SECTOR,
    "geography": GEOGRAPHY,
    "geography-years": GEOGRAPHY_YEARS,
    "top-private": TOP_PRIVATE,
}
