"""What memory a process has, and whether one of this container was ended for want of it.

The kernel counts the latter and says so to nobody else: the process just dies, as if it had been
killed. Called by `main` and `work_horse`.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

# Of control groups version 2, then of version 1. On a bare machine there may be neither.
COUNTS = (Path("/sys/fs/cgroup/memory.events"), Path("/sys/fs/cgroup/memory/memory.oom_control"))


def go_first(path: Path = Path("/proc/self/oom_score_adj")) -> None:
    """Have the kernel end this process before others of its container: the worker is to go on."""
    with suppress(OSError):  # as on a system that has no such file
        path.write_text("500")


def resident_mb(path: Path = Path("/proc/self/statm")) -> float:
    """Memory that this process has, in MB; 0 on a system that does not say."""
    with suppress(OSError):
        return int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
    return 0.0


class MemoryWatch:
    """Notices what the kernel has ended since it was last asked."""

    def __init__(self, counts: tuple[Path, ...] = COUNTS) -> None:
        self._counts = counts
        self._seen = self._count()

    def ran_out(self) -> bool:
        """Whether memory ran out since the last time."""
        before, self._seen = self._seen, self._count()
        return self._seen > before

    def _count(self) -> int:
        for path in self._counts:
            with suppress(OSError):
                found = re.search(r"^oom_kill (\d+)$", path.read_text(), re.MULTILINE)
                return int(found[1]) if found else 0
        return 0
