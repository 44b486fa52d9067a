"""A launch store that reads as ever and writes nothing, for a load that is only tried.

Made by `datasets.preview`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.storage.launch_store import LaunchStore


class Rehearsal(LaunchStore):
    """Takes what would be stored, and remembers only what was refused."""

    def __init__(self, store: LaunchStore) -> None:
        super().__init__(store._redis, store._version_keep_s, reads=store._reads)
        self.refused: Mapping[str, Any] = {}

    def replace(
        self,
        data_set: DataSet,
        launches: Sequence[Launch],
        rejects: Mapping[str, Any],
        expected: DataSet | None,
    ) -> None:
        """Store nothing."""
        self.refused = rejects
