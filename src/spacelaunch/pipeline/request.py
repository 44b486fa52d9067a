"""What somebody asks of a run. Made by the doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Request:
    """How much to read; by default what is new or may have changed."""

    is_full: bool = False
    """Read everything, mark what is gone, and build all of silver anew."""
    since: datetime | None = None
    """Read from this moment on, instead of the window before the newest launch."""
    only: str | None = None
    """One resource, and no other."""

    @property
    def is_manual(self) -> bool:
        """Whether more is asked for than a scheduled run would read."""
        return self.is_full or self.since is not None or self.only is not None
