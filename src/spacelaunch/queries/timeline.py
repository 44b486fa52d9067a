"""Launches per year, private and state: who led, and since when.

Definitions: a sector leads a year when it has strictly more launches than the other; a tie has
no leader. A crossing is a year whose leader differs from the leader before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Conclusion, Row
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, Years


class TimelineParameters(Years, ByCountry, ByProvider, Drawing):
    """What `timeline` can be asked for."""


def conclude(rows: Sequence[Row], _: TimelineParameters) -> Conclusion:
    """Who led when."""
    crossings = _crossings(rows)
    findings = {
        "first_private_lead_year": next(
            (row["year"] for row in rows if _leader(row) == "private"), None
        ),
        "sustained_private_lead_year": _sustained_private_lead_year(rows),
        "crossings": crossings,
    }
    sentence = _sentence(findings, rows)
    return Conclusion(tuple(rows), findings, sentence, _alt(rows, sentence))


def _leader(row: Row) -> str | None:
    if row["private_count"] == row["state_count"]:
        return None
    return "private" if row["private_count"] > row["state_count"] else "state"


def _crossings(rows: Sequence[Row]) -> list[dict[str, object]]:
    crossings: list[dict[str, object]] = []
    before: str | None = None
    for row in rows:
        leader = _leader(row)
        if leader and before and leader != before:
            crossings.append({"year": row["year"], "leader": leader})
        before = leader or before
    return crossings


def _sustained_private_lead_year(rows: Sequence[Row]) -> int | None:
    """First year of the unbroken lead that reaches the last year."""
    since: int | None = None
    for row in reversed(rows):
        if _leader(row) != "private":
            break
        since = row["year"]
    return since


def _sentence(findings: dict[str, object], rows: Sequence[Row]) -> str:
    first = findings["first_private_lead_year"]
    sustained = findings["sustained_private_lead_year"]
    last = rows[-1]["year"]
    if first is None:
        return f"Private launches never led {_span(rows)}"
    if sustained is None:
        return f"Private launches first led in {first}, but did not lead in {last}"
    if sustained == last:
        since = "for the first time" if first == last else f"as they first did in {first}"
        return f"Private launches led in {last}, {since}"
    if sustained == first:
        return f"Private launches have led every year since {first}"
    return f"Private launches first led in {first}, and have led every year since {sustained}"


def _span(rows: Sequence[Row]) -> str:
    first, last = rows[0]["year"], rows[-1]["year"]
    return f"in {first}" if first == last else f"from {first} to {last}"


def _alt(rows: Sequence[Row], sentence: str) -> str:
    private = sum(row["private_count"] for row in rows)
    state = sum(row["state_count"] for row in rows)
    return (
        f"Launches per year {_span(rows)}, one line each for private ({private:,} in all) "
        f"and state ({state:,} in all). {sentence}."
    )


ANALYSIS = Analysis(
    name="timeline",
    title="Launches per year, private and state",
    description="Launches per year by sector, every crossing of the two, and who leads since when.",
    parameters=TimelineParameters,
    columns=(
        Column("year", "integer", "year", "Calendar year (UTC) of the launch."),
        Column("private_count", "integer", "launches", "Launches by private providers."),
        Column("state_count", "integer", "launches", "Launches by state-run providers."),
    ),
    conclude=conclude,
)
