"""Other programs, run for a test: what they printed, or what went wrong."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path


class ProgramFailedError(AssertionError):
    """A program ended with another exit code than 0."""


def run(
    *words: str,
    given: bytes = b"",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    timeout_s: float = 600,
) -> bytes:
    """Run a program to its end; its standard output."""
    ended = subprocess.run(
        words,
        input=given,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        timeout=timeout_s,
        check=False,
    )
    said = (ended.stdout[-2000:] + ended.stderr[-4000:]).decode(errors="replace")
    if ended.returncode != 0:
        command = " ".join(words)[:300]
        raise ProgramFailedError(f"{command}: exit code {ended.returncode}\n{said}")
    return ended.stdout


def free_port() -> int:
    """A TCP port of this machine that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
