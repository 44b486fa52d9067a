"""The child processes of `up`, which start again when they die.

They have sessions of their own, so that Ctrl-C reaches only us and we stop them in order. Called
by `stack`.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

log = logging.getLogger(__name__)

# A process that dies sooner than this after its start is not started again at once.
_SETTLED_S = 5.0
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process to keep alive."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(repr=False)  # it may hold a password
    stop_s: float
    """How long it may take to stop before it is killed, in seconds."""
    log: Path | None = None
    """File for what it prints; None leaves it on the terminal."""
    holds: Sequence[int] = ()
    """Open files of ours that stay open in it, so that a lock on them lasts as long as it does."""
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0

    def start(self) -> None:
        """Start it."""
        self.started_at = time.monotonic()
        with contextlib.ExitStack() as files:
            output = files.enter_context(self.log.open("ab")) if self.log else None
            self.process = self._popen(output)

    def _popen(self, output: BinaryIO | None) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            pass_fds=self.holds,
            # Nothing here has threads, which is what makes this safe.
            preexec_fn=_dying_with(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509
        )

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def is_settled(self) -> bool:
        """Whether its start is over, well or not."""
        return time.monotonic() - self.started_at >= _SETTLED_S

    def keep_alive(self) -> None:
        """Start it again where it has died; where it dies at once, not at once."""
        if self.is_alive() or not self.is_settled:
            return
        code = self.process.returncode if self.process else None
        log.warning("%s ended with code %s and is started again", self.name, code)
        self.start()

    def ask_to_stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.is_alive():
            self.process.terminate()

    def stop(self) -> None:
        """Ask it to end, and end it where it does not."""
        self.ask_to_stop()
        if self.process is None:
            return
        try:
            self.process.wait(self.stop_s)
        except subprocess.TimeoutExpired:
            log.warning("%s did not stop and is killed", self.name)
            self.process.kill()
            self.process.wait()


def _dying_with(parent: int) -> Callable[[], None]:
    """What a child does first: have the kernel end it where we are killed and cannot.

    Note: we may be process 1 of a container, so only another parent than ours says that we died
        before the child could ask the kernel.
    """

    def ask_the_kernel() -> None:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel
