"""What launches cost, where that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis_tests import ask
from claims import BY, FROM, NUMBER, PCT, WINDOW, Check, Claim, is_share
from factories import make_launch
from flights import Data, Expected, Flight
from spacelaunch.domain.launch import Sector


def average(claim: Claim) -> None:
    """Of all launches with a price; where all providers are drawn the rows say it too."""
    findings = claim.findings
    assert claim.number("known") == claim.summary.rows_used == findings.known_count
    assert claim.number("all") == claim.summary.rows_used + claim.summary.rows_missing
    assert is_share(claim, claim.number("known"), claim.number("all"))
    if len(claim.rows) == findings.providers_count:
        together = sum(row["cost_musd"] for row in claim.rows)
        known = sum(row["known_count"] for row in claim.rows)
        assert abs(float(claim.parts["mean"]) - together / known) <= 0.0501
        assert claim.number("known") == known


SENTENCES: Mapping[str, Check] = {
    rf"(?:Private l|State l|L)aunches{FROM}{BY}{WINDOW}: (?P<mean>[\d.]+) million US dollars on "
    rf"average where a price is known, which is of (?P<known>{NUMBER}) of (?P<all>{NUMBER}) "
    rf"{PCT}": average,
}


def expect(flights: Sequence[Flight], given: Mapping[str, Any], _: Data) -> Expected:
    rows = [row_of(name, flights) for name in {flight.provider for flight in flights}]
    rows = sorted(
        (row for row in rows if row["known_count"]),
        key=lambda row: (-row["known_count"], row["provider"]),
    )
    prices = [flight.cost for flight in flights if flight.cost is not None]
    if not prices:
        return Expected([], 0, len(flights), {})
    findings = {
        "mean_musd": pytest.approx(sum(prices) / len(prices)),
        "least_musd": min(prices),
        "most_musd": max(prices),
        "known_count": len(prices),
        "launch_count": len(flights),
        "known_pct": 100 * len(prices) / len(flights),
        "providers_count": len(rows),
    }
    missing = len(flights) - len(prices)
    return Expected(rows[: given.get("top", 10)], len(prices), missing, findings)


def row_of(provider: str, flights: Sequence[Flight]) -> dict[str, Any]:
    own = [flight for flight in flights if flight.provider == provider]
    prices = [flight.cost for flight in own if flight.cost is not None]
    return {
        "provider": provider,
        "launch_count": len(own),
        "known_count": len(prices),
        "cost_musd": pytest.approx(sum(prices)),
        "least_musd": min(prices, default=None),
        "most_musd": max(prices, default=None),
        "mean_musd": pytest.approx(sum(prices) / len(prices)) if prices else None,
    }


LAUNCHES = [
    make_launch(2001, provider="Acme", cost_musd=10.0, mission="1"),
    make_launch(2001, provider="Acme", cost_musd=20.0, mission="2"),
    make_launch(2001, provider="Acme", cost_musd=None, mission="3"),
    make_launch(2001, provider="Beta", cost_musd=90.0, sector=Sector.STATE),
    make_launch(2001, provider="Gamma", cost_musd=None),
]


def test_the_finding_is_the_average_with_how_many_prices_are_known():
    assert ask("costs", LAUNCHES).finding == (
        "Launches: 40.0 million US dollars on average where a price is known, "
        "which is of 3 of 5 (60.0 %)"
    )


def test_whoever_has_no_price_has_no_row_and_the_best_known_stand_first():
    rows = ask("costs", LAUNCHES).rows
    assert [(row.provider, row.known_count, row.mean_musd) for row in rows] == [
        ("Acme", 2, 15.0),
        ("Beta", 1, 90.0),
    ]


def test_top_cuts_the_rows_and_not_the_average():
    summary = ask("costs", LAUNCHES, top=1)
    assert (len(summary.rows), summary.findings.mean_musd) == (1, 40.0)


def test_where_no_price_is_known_nothing_is_claimed():
    summary = ask("costs", LAUNCHES, provider="Gamma")
    assert summary.rows == ()
    assert summary.finding == "1 launch by Gamma, none with a known cost"
