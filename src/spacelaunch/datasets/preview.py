"""Trying a load without storing anything. Called by the API door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from spacelaunch.datasets.load import LoadReport
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.rehearsal import Rehearsal

REJECTS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class LoadPreview:
    """What a load would do."""

    report: LoadReport
    rejects: list[Mapping[str, Any]]
    """The first that would be refused."""


def preview_load(store: LaunchStore, load: Callable[[LaunchStore], LoadReport]) -> LoadPreview:
    """What `load` would do to the store; raises what it raises."""
    rehearsal = Rehearsal(store)
    report = load(rehearsal)
    return LoadPreview(report, list(rehearsal.refused.get("rejects", ()))[:REJECTS_SHOWN])
