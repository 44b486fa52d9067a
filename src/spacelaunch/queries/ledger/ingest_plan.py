"""What a run of a source would have to wait for: calls it may make, documents that are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from spacelaunch.domain.known_sources import KnownSource
from spacelaunch.domain.pace import CallBudget
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class IngestPlan:
    """How far reading a source has come, and when it can go on."""

    source: str
    calls_allowed: int | None
    """Calls in a window that the source allows; null where nobody minds."""
    window_s: int | None
    calls_left: int | None
    """Calls that may be made at once."""
    next_call_at: str | None
    documents_left: int | None
    """What is still to be read of a first reading; null where a run reads all there is."""
    calls_needed: int | None
    complete_at: str | None
    """When the last of these calls can be made, if a run follows whenever one may."""
    is_estimate: bool
    """Whether the source has not said yet how many documents it has."""
    in_words: str


def read_plan(engine: Engine, known: KnownSource, now: datetime) -> IngestPlan:
    """The plan of a source, by what the warehouse knows of its calls."""
    if known.pace is None:
        return describe_plan(known, now)
    asked = {"only_source": known.name}
    found = engine.fetch(read_sql("ledger/call_budget"), asked)
    said = dict(found[0]) if found else {}
    left = said.pop("documents_left_count", None)
    called = [row["called_epoch_s"] for row in engine.fetch(read_sql("ledger/calls"), asked)]
    return describe_plan(known, now, CallBudget.of(known.pace, called, **said), left)


def describe_plan(
    known: KnownSource,
    now: datetime,
    budget: CallBudget | None = None,
    documents_left: int | None = None,
) -> IngestPlan:
    """The plan where so much is known; without a warehouse nothing was asked yet."""
    if known.pace is None:
        return IngestPlan(
            known.name, None, None, None, None, None, None, None, False, "may be asked at any time"
        )
    budget = budget or CallBudget(known.pace)
    left = known.documents_about if documents_left is None else documents_left
    needed = _calls_needed(known, left)
    return IngestPlan(
        source=known.name,
        calls_allowed=budget.pace.calls_count,
        window_s=int(budget.pace.window.total_seconds()),
        calls_left=budget.left(now),
        next_call_at=_as_text(budget.free_at(now)),
        documents_left=left,
        calls_needed=needed,
        complete_at=_as_text(_ends_at(known, budget, now, needed)) if left and needed else None,
        is_estimate=documents_left is None and left is not None,
        in_words=_in_words(known, budget, now, documents_left),
    )


def _calls_needed(known: KnownSource, left: int | None) -> int | None:
    return None if left is None else max(1, -(-left // known.page_size))


def _ends_at(known: KnownSource, budget: CallBudget, now: datetime, needed: int) -> datetime:
    # Beside those that are kept, each run has one by which it looks at what is about to happen.
    others = known.kept_calls + 1 if known.kept_calls else 0
    return budget.ends_at(now, needed, others)


def _in_words(
    known: KnownSource, budget: CallBudget, now: datetime, documents_left: int | None
) -> str:
    free_at = budget.free_at(now)
    when = "now" if free_at <= now else f"at {free_at:%Y-%m-%d %H:%M} UTC"
    said = f"may be asked {when} ({budget.pace.in_words()}; {budget.left(now)} left)"
    left = known.documents_about if documents_left is None else documents_left
    needed = _calls_needed(known, left)
    if not left or not needed:
        return said
    about = "about " if documents_left is None else ""
    return (
        f"{said}; {about}{left:,} documents are left, {needed:,} calls; complete at about "
        f"{_ends_at(known, budget, now, needed):%Y-%m-%d %H:%M} UTC if a run follows whenever one "
        "may"
    )


def _as_text(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
