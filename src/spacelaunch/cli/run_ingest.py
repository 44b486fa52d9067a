"""One run of the pipeline, or its rehearsal, as the settings have it.

For the terminal, by `ingest`, and for jobs, by `pipeline`, which imports it when the first comes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from spacelaunch.bootstrap_pipeline import open_source
from spacelaunch.bootstrap_warehouse import open_warehouse
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.domain.job import Told
from spacelaunch.pipeline.report import Report
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest, rehearse
from spacelaunch.pipeline.webhook import tell_failure


def run_ingest(
    settings: Settings, name: str, request: Request, told: Told, *, is_rehearsal: bool
) -> Report:
    """Run, and tell the webhook where it failed; raises as `pipeline.run.ingest` does."""
    run = rehearse if is_rehearsal else ingest
    with open_warehouse(settings) as engine, open_source(name, settings) as source:
        report = run(engine, source, request, lambda: datetime.now(UTC), told)
    if not is_rehearsal:
        tell_failure(settings.webhook_url, report)
    return report


def carry_out(settings: Settings, order: IngestOrder, told: Told) -> Mapping[str, object]:
    """What an order asks for; the report of a run that succeeded.

    Raises:
        SpacelaunchError: it did not, or could not begin; as `run_ingest` does.
    """
    request = Request(order.full, _moment(order.since), order.only)
    report = run_ingest(settings, order.source, request, told, is_rehearsal=order.dry_run)
    if report.error is not None:
        raise report.error
    return report.as_json()


def _moment(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)
