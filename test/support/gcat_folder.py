"""GCAT's files in a folder, served as their server does, with faults where a test wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from gzip import decompress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from threading import Thread
from typing import ClassVar

from spacelaunch.sources.call_ledger import CallLedger
from spacelaunch.sources.gcat import Gcat
from unkept_ledger import UnkeptLedger


class _Folder(SimpleHTTPRequestHandler):
    faults: ClassVar[list[int]] = []

    def do_GET(self) -> None:
        if self.faults:
            self.send_error(self.faults.pop())
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    folder: Path, faults: Sequence[int] = (), ledger: CallLedger | None = None
) -> Iterator[Gcat]:
    """A source that asks such a server without pauses; each fault is the status of one answer."""
    handler = type("Handler", (_Folder,), {"faults": [*faults]})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Gcat(
            f"http://127.0.0.1:{server.server_port}", ledger or UnkeptLedger(), pause_s=0.001
        )
        server.shutdown()


def copy_genuine(genuine: Path, folder: Path) -> None:
    """The genuine files, where GCAT has them."""
    (folder / "derived").mkdir()
    (folder / "tables").mkdir()
    log = decompress((genuine / "launchlog_2024-12.tsv.gz").read_bytes())
    (folder / "derived/launchlog.tsv").write_bytes(log)
    for name in ("orgs.tsv", "sites.tsv"):
        copy(genuine / name, folder / "tables" / name)
