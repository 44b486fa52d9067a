"""Hands the pipeline to the doors of the serving plane, as `warehouse` hands them what it fills.

The API only wants to know whether it could run; a worker runs it, and imports it then.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from spacelaunch.cli.lazy import EXTRAS
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import IngestOrder, NoPipeline
from spacelaunch.domain.job import Told


def quieten_libraries() -> None:
    """A run's report tells what was asked and done; these would tell it line by line besides."""
    for name in ("alembic", "httpx"):
        logging.getLogger(name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class LazyPipeline:
    """The pipeline of the settings, or the word that there is none."""

    settings: Settings

    def require(self, source: str) -> None:
        """Raise ConflictError where what it needs is not installed; nothing of it is imported."""
        if not all(find_spec(name) for name, extra in EXTRAS.items() if extra == "pipeline"):
            NoPipeline().require(source)

    def ingest(self, order: IngestOrder, told: Told) -> Mapping[str, object]:
        """One run; raises as `run_ingest.carry_out` does, and ConflictError as `require` does."""
        self.require(order.source)
        quieten_libraries()  # before they are imported, of which one tells, too
        run = import_module("spacelaunch.run_ingest")
        report: Mapping[str, object] = run.carry_out(self.settings, order, told)
        return report
