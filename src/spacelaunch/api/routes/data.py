"""`/data/summary`, `/data/rejects` and `DELETE /data`: the data set as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from flask import Response, request

from spacelaunch.api.around.compression import tagged_answer
from spacelaunch.api.around.conditions import (
    EXPECTATIONS,
    VALIDATORS,
    expected,
    tag_of,
)
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.api.routes.load import LOSS_EXAMPLE, REJECT_EXAMPLE
from spacelaunch.api.served.repeated_requests import may_repeat
from spacelaunch.api.served.version import ServedVersion, current_version
from spacelaunch.datasets.clear import clear
from spacelaunch.datasets.facets import count_by
from spacelaunch.datasets.plan import Refused
from spacelaunch.domain.coverage import Coverage
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.fields import FIELDS
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.domain.words import COLUMNS
from spacelaunch.errors import NotFoundError, StorageUnavailableError
from spacelaunch.jobs.catalogue import coverage_of
from spacelaunch.jobs.data_set_engine import AGAINST_ITSELF
from spacelaunch.jobs.review import verdicts_of
from spacelaunch.queries.completeness import note_coverage
from spacelaunch.sources.reading import Loss, Reject

routes = Routes("data", tag="data")


@dataclass(frozen=True, slots=True)
class Held:
    """The orbital attempts of its time, as GCAT counts them, and those of them that it holds."""

    attempt_count: int | None
    """Null, as the others, where it cannot be told; `said` has the reason."""
    held_count: int | None
    held_pct: float | None
    thin_years: Sequence[int]
    """Years of which it holds less than 80 %."""
    said: str
    """The same in a sentence, as pictures have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryBody(DataSet):
    """What is loaded."""

    year_from: int | None
    """Year of the first launch."""
    year_to: int | None
    """Year of the last launch."""
    sectors: Mapping[str, int]
    """Launches by sector."""
    outcomes: Mapping[str, int]
    """Launches by outcome."""
    columns: Sequence[str]
    """The data set's own columns."""
    coverage: Held
    """What it holds of all launches."""


@dataclass(frozen=True, slots=True)
class NothingRefused:
    """Nothing was loaded."""

    rejected: int = 0
    rejects: Sequence[Reject] = ()
    lost: int = 0
    losses: Sequence[Loss] = ()


@dataclass(frozen=True, slots=True)
class Deleted:
    """All launches are gone."""

    status: Literal["all records deleted"] = "all records deleted"


_LOADED_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
_SUMMARY = SummaryBody(
    version="3f0c5d1e9a7b2c48",
    sources=("launches.csv",),
    launch_count=4324,
    is_synthetic=False,
    data_from=datetime(1957, 10, 4, 19, 28, tzinfo=UTC),
    data_until=datetime(2020, 8, 7, 5, 12, tzinfo=UTC),
    cost_median_musd=62.0,
    loaded_at=_LOADED_AT,
    year_from=1957,
    year_to=2020,
    sectors={"private": 1393, "state": 2931},
    outcomes={"success": 3879, "failure": 339},
    columns=COLUMNS,
    rejected=1,
    coverage=Held(
        5974,
        4210,
        70.5,
        [1981, 1982],
        "The data hold 4,210 of 5,974 orbital attempts, 70.5 % (below 80 % in 1981–1982), by GCAT "
        "(Jonathan McDowell, planet4589.org)",
    ),
)
_REFUSED = Refused(
    version="3f0c5d1e9a7b2c48",
    source="launches.csv",
    loaded_at=_LOADED_AT,
    rejected=1,
    rejects=[REJECT_EXAMPLE],
    lost=1,
    losses=[LOSS_EXAMPLE],
)


@routes.get(
    "/data/summary",
    Contract(
        "what is loaded, its version, its years, and launches by sector and outcome",
        answers={200: Answer("What is loaded.", shown_as(_SUMMARY), VALIDATORS)},
        refuses=(NotFoundError,),
    ),
)
def get_data_summary() -> Response:
    """What is loaded: rows, version, sources, columns, range and counts."""
    served = current_version()
    if served is None:
        raise NotFoundError("no data are loaded; POST /data first")
    held = _held(_coverage(served))
    tag = tag_of(served.data_set.version, request.path, served.data_set, held)
    return tagged_answer(tag, lambda: json_answer(_summary(served, held)))


@routes.get(
    "/data/rejects",
    Contract(
        "what the last load refused, and why",
        answers={
            200: Answer(
                "What was refused.", shown_as(_REFUSED, Refused | NothingRefused), VALIDATORS
            )
        },
    ),
)
def list_rejects() -> Response:
    """What the last load refused, and why."""

    def answer() -> Response:
        found = context().stores.launches.rejects()  # as `Plan.refused` was kept
        return json_answer(found or NothingRefused())

    return _told_of_load(current_version(), answer)


@routes.delete(
    "/data",
    Contract(
        "delete all launches; with `If-Match: <ETag>` only those that you have seen",
        takes=EXPECTATIONS,
        answers={200: Answer("All are gone.", shown_as(Deleted()))},
    ),
)
def delete_data() -> Response:
    """Delete all launches, where they are those that the client expects."""
    clear(context().stores.launches, expected().require)
    return json_answer(Deleted())


def _coverage(served: ServedVersion) -> Coverage | None:
    """While nobody can be asked, what is loaded is told all the same, and anew each time."""
    standing, store = served.standing, context().stores.launches
    try:
        found = coverage_of(served.data_set, store, verdicts_of(standing))
    except (StorageUnavailableError, NotFoundError):
        return Coverage(why_unknown="it cannot be looked up now")
    may_repeat(standing)
    return found


def _held(found: Coverage | None) -> Held:
    if found is None:
        return Held(None, None, None, (), AGAINST_ITSELF)
    said = "".join(note_coverage(found, {}, is_marked=False))
    if found.held_pct is None:
        return Held(None, None, None, (), said)
    return Held(found.attempt_count, found.held_count, found.held_pct, found.thin_years, said)


def _summary(served: ServedVersion, held: Held) -> SummaryBody:
    data_set, fields = served.data_set, (FIELDS["sector"], FIELDS["outcome"])
    facets = count_by(served.launches, served.launches.all_rows, fields)
    sectors, outcomes = ({each.value: each.count for each in f} for f in facets.values())
    return SummaryBody(
        **asdict(data_set),
        year_from=data_set.data_from.year if data_set.data_from else None,
        year_to=data_set.data_until.year if data_set.data_until else None,
        sectors={str(sector): sectors.get(str(sector), 0) for sector in Sector},
        outcomes={str(outcome): outcomes.get(str(outcome), 0) for outcome in Outcome},
        columns=COLUMNS,
        coverage=held,
    )


def _told_of_load(served: ServedVersion | None, make: Callable[[], Response]) -> Response:
    """For answers that change with each load, even where the data's version stays."""
    data_set = served.data_set if served else None
    version = data_set.version if data_set else "empty"
    if served is not None:
        may_repeat(served.standing)
    return tagged_answer(tag_of(version, request.path, data_set), make)
