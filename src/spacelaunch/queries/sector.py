"""Private and state in total: how many launches, and how many of them succeeded."""

from __future__ import annotations

from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Row
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, Years
from spacelaunch.queries.wording import launches_in_words, name_launches, one_decimal


class SectorParameters(Years, ByCountry, ByProvider, Drawing):
    """What `sector` can be asked for."""


def conclude(rows: Sequence[Row], asked: Asked) -> Conclusion:
    """Shares and success rates."""
    total = sum(row["launch_count"] for row in rows)
    private = sum(row["launch_count"] for row in rows if row["sector"] == "private")
    share = 100 * private / total
    findings = {
        "private_share_pct": share,
        "private_launch_count": private,
        "launch_count": total,
    }
    sentence = (
        f"Private providers flew {private:,} of {name_launches(asked.selects, total)} "
        f"({one_decimal(share)} %)"
    )
    if asked.params.provider is not None and len(rows) == 1:
        sentence = _of_one(rows[0], asked)
    alt = "Bars of launches and success rates by sector. " + " ".join(map(_in_words, rows))
    return Conclusion(tuple(rows), findings, sentence, alt)


def _of_one(row: Row, asked: Asked) -> str:
    """A provider has one sector, so its share in it would say nothing."""
    others = {**asked.selects, "provider": None, "sector": row["sector"]}
    flew = f"{asked.params.provider} flew {name_launches(others, row['launch_count'])}"
    if row["success_pct"] is None:
        return f"{flew}; no outcome is known"
    rate = one_decimal(row["success_pct"])
    known = f"{row['success_count']:,} of {row['known_count']:,} with a known outcome"
    return f"{flew}; {known} succeeded ({rate} %)"


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
