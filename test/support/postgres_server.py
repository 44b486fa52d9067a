"""A real PostgreSQL server for tests, from Debian's packages, on a socket in its own folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

USER = "spacelaunch"
DATABASE = "postgres"

# PostgreSQL refuses to run as root; Debian's packages bring this account.
_ACCOUNT = "postgres" if os.geteuid() == 0 else None
_AS_ACCOUNT: dict[str, Any] = (
    {"user": _ACCOUNT, "group": _ACCOUNT, "extra_groups": []} if _ACCOUNT else {}
)


def find_postgres() -> Path | None:
    """The folder of the newest server's programs, or None where there is no server."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


class PostgresServer:
    """One server with one empty database, gone without a trace when it is stopped.

    Note: text is in the order of its code points, as it is on the other engines.
    """

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # pytest's own folders have names too long for a unix socket.
        self._folder = Path(tempfile.mkdtemp(prefix="spacelaunch-test-"))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def conninfo(self) -> str:
        """For `psycopg.connect`."""
        return f"host={self._folder} user={USER} dbname={DATABASE}"

    def start(self) -> None:
        """Make the cluster, start the server and return when it answers."""
        if _ACCOUNT:
            shutil.chown(self._folder, _ACCOUNT)
        self._make_cluster()
        self._run()

    def restart(self) -> None:
        """End every session, and return when it answers again."""
        assert self._process is not None, "it does not run"
        self._process.send_signal(signal.SIGINT)  # PostgreSQL's "fast": it waits for nobody
        self._process.wait(60)
        self._run()

    def stop(self) -> None:
        """End it at once, and remove its folder."""
        if self._process is not None:
            # PostgreSQL's "immediate": what it would write to be found again is deleted anyway.
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(10)
            self._process = None
        shutil.rmtree(self._folder)

    def _run(self) -> None:
        settings = ["listen_addresses=", f"unix_socket_directories={self._folder}", "fsync=off"]
        self._process = subprocess.Popen(
            self._command("postgres", *(f"--{setting}" for setting in settings)),
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_AS_ACCOUNT,
        )
        self._wait_until_ready(self._process)

    def _make_cluster(self) -> None:
        options = ["-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        ended = subprocess.run(
            self._command("initdb", *options),
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **_AS_ACCOUNT,
        )
        assert ended.returncode == 0, ended.stderr

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + 30
        # The file's eighth line says how far the server has come.
        status = self._folder / "data" / "postmaster.pid"
        while not (status.exists() and "ready" in status.read_text()):
            assert process.poll() is None, "postgres ended while it started"
            assert time.monotonic() < until, "postgres did not start"
            time.sleep(0.02)

    def _command(self, program: str, *arguments: str) -> list[str]:
        return [str(self._programs / program), "-D", str(self._folder / "data"), *arguments]
