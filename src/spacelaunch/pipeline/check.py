"""Checks silver before it takes the place of the one that is served.

Raises where it cannot be believed, which undoes the transaction that built it. Called by `run`.
"""

from __future__ import annotations

import time
from datetime import datetime

from spacelaunch.domain.run import Step
from spacelaunch.errors import QualityError
from spacelaunch.pipeline.source import Source
from spacelaunch.warehouse import checks
from spacelaunch.warehouse.checks import Finding
from spacelaunch.warehouse.engines import Connection


def check(connection: Connection, source: Source, now: datetime) -> list[Step]:
    """One step for each check that found something, or one for all where none did.

    Raises:
        QualityError: a finding for which gold must not be made.
    """
    began = time.monotonic()
    found = checks.check_silver(connection, source.name, now)
    if "spacex_launches" in source.tables:
        found += checks.check_spacex(connection)
    _refuse_fatal(found)
    took = time.monotonic() - began
    told = [each for each in found if each.found_count]
    return [_step(each, took) for each in told] or [Step("check", "*", duration_s=took)]


def _refuse_fatal(found: list[Finding]) -> None:
    fatal = [each.note for each in found if each.is_fatal]
    if fatal:
        raise QualityError(
            f"silver was left as it was: {'; '.join(fatal)}. What arrived is kept in bronze, and "
            "the next run checks again; --full reads all of the source anew"
        )


def _step(finding: Finding, took: float) -> Step:
    count, note = finding.found_count, finding.note
    return Step("check", finding.check, rows_read=count, duration_s=took, note=note)
