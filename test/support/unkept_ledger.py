"""A ledger of calls for tests that are about something else: it bars none."""

from __future__ import annotations

from spacelaunch.domain.pace import Pace


class UnkeptLedger:
    """Forgotten with its process."""

    def __init__(self) -> None:
        self.spent = 0
        self.learned: list[tuple[Pace, int]] = []
        self.paused: list[float] = []

    def spend(self, kept: int = 0) -> None:
        self.spent += 1

    def learn_pace(self, pace: Pace, used_count: int) -> None:
        self.learned.append((pace, used_count))

    def pause(self, wait_s: float) -> None:
        self.paused.append(wait_s)

    def note_left(self, documents_count: int) -> None:
        """Nobody asks."""
