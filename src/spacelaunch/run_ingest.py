"""One run of the pipeline, or its rehearsal, as the settings have it.

For the terminal, for jobs and for flows; nothing above it opens a source and a warehouse to run.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from spacelaunch.bootstrap_pipeline import open_source
from spacelaunch.bootstrap_warehouse import open_warehouse
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.domain.job import Told
from spacelaunch.errors import BadRequestError, OccupiedError, SpacelaunchError
from spacelaunch.pipeline.crew import Crew, one_by_one
from spacelaunch.pipeline.report import Report
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest, rehearse
from spacelaunch.pipeline.webhook import tell_failure, tell_outage


def run_ingest(
    settings: Settings, name: str, request: Request, told: Told, crew: Crew = one_by_one
) -> Report:
    """Run, and tell the webhook where it failed; raises as `pipeline.run.ingest` does."""
    try:
        with open_warehouse(settings) as engine, open_source(name, settings) as source:
            report = ingest(engine, source, request, _now, told, crew)
    except (BadRequestError, OccupiedError):
        raise  # it was not to be, and nothing has failed
    except SpacelaunchError as exc:
        tell_outage(settings.webhook_url, name, exc)
        raise
    tell_failure(settings.webhook_url, report)
    return report


def rehearse_ingest(settings: Settings, name: str, request: Request, told: Told) -> Report:
    """Tell what a run would do, and nobody else."""
    with open_warehouse(settings) as engine, open_source(name, settings) as source:
        return rehearse(engine, source, request, _now, told)


def carry_out(settings: Settings, order: IngestOrder, told: Told) -> Mapping[str, object]:
    """What an order asks for; the report of a run that succeeded.

    Raises:
        SpacelaunchError: it did not, or could not begin; as `run_ingest` does.
    """
    request = Request(order.full, _moment(order.since), order.only)
    run = rehearse_ingest if order.dry_run else run_ingest
    report = run(settings, order.source, request, told)
    if report.error is not None:
        raise report.error
    return report.as_json()


def _now() -> datetime:
    return datetime.now(UTC)


def _moment(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)
