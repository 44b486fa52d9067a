"""What a run did, for people and for programs. Made by `run`, written by the doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from spacelaunch.domain.run import Run
from spacelaunch.errors import SpacelaunchError

FIGURES = ("rows_read", "rows_written", "rows_changed", "rows_rejected", "api_calls")


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of gold that is another than before."""

    finding: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Report:
    """A run that is over, or its rehearsal."""

    run: Run
    calls: tuple[str, ...]
    """The requests that were made."""
    differences: tuple[Difference, ...]
    error: SpacelaunchError | None

    def as_json(self) -> dict[str, Any]:
        """For `--json` and the API."""
        return {**run_as_json(self.run), "calls": self.calls, "findings_changed": self._changed()}

    def _changed(self) -> list[dict[str, Any]]:
        return [asdict(each) for each in self.differences]


def run_as_json(run: Run) -> dict[str, Any]:
    """A run with its figures summed over what it landed, and each step's."""
    ended = run.finished_at
    return {
        **asdict(run),
        **{figure: run.total(figure) for figure in FIGURES},
        "duration_s": (ended - run.started_at).total_seconds() if ended else None,
    }


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The figures that differ, in the order of the tables that hold them."""
    names = dict.fromkeys([*after, *before])
    return tuple(
        Difference(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def figure_in_words(value: Any) -> str:
    """A figure of gold; of what is not known, `none`."""
    if value is None:
        return "none"
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


def verdict(run: Run, *, is_rehearsal: bool = False) -> str:
    """How a run ended, or would have, in one sentence."""
    subject = "A run" if is_rehearsal else f"Run {run.run_id}"
    if run.error:
        return f"{subject} {'would fail' if is_rehearsal else 'failed'}: {run.error}"
    if is_rehearsal:
        return "A run would succeed."
    took = (run.finished_at - run.started_at).total_seconds() if run.finished_at else 0.0
    is_new = run.total("rows_written") > 0
    return (
        f"{subject} ({run.kind}) succeeded in {took:.1f} s{'' if is_new else '; nothing was new'}."
    )
