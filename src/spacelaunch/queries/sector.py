"""Private and state in total: how many launches, and how many of them succeeded."""

from __future__ import annotations

from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Conclusion, Row, launches_in_words, one_decimal
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, Years


class SectorParameters(Years, ByCountry, ByProvider, Drawing):
    """What `sector` can be asked for."""


def conclude(rows: Sequence[Row], _: SectorParameters) -> Conclusion:
    """Shares and success rates."""
    total = sum(row["launch_count"] for row in rows)
    private = sum(row["launch_count"] for row in rows if row["sector"] == "private")
    share = 100 * private / total
    sentence = f"Private providers flew {one_decimal(share)} % of {launches_in_words(total)}"
    alt = "Bars of launches and success rates by sector. " + " ".join(map(_in_words, rows))
    return Conclusion(tuple(rows), {"private_share_pct": share}, sentence, alt)


def _in_words(row: Row) -> str:
    count = f"{row['sector'].capitalize()}: {launches_in_words(row['launch_count'])}"
    if row["success_pct"] is None:
        return f"{count}, no outcome known."
    rate = one_decimal(row["success_pct"])
    return f"{count}, {rate} % of {row['known_count']:,} with a known outcome succeeded."


ANALYSIS = Analysis(
    name="sector",
    title="Launches and success rate by sector",
    description="Private and state launches in total, with success rates and their denominators.",
    parameters=SectorParameters,
    columns=(
        Column("sector", "string", None, "`private` or `state`."),
        Column("launch_count", "integer", "launches", "Launches, whatever their outcome."),
        Column("success_count", "integer", "launches", "Launches that fully succeeded."),
        Column("known_count", "integer", "launches", "Launches whose outcome is known."),
        Column("success_pct", "number", "percent", "Successes among known outcomes, or null."),
    ),
    conclude=conclude,
    needs="outcome_count",
)
