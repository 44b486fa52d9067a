"""The proxy of `docker-compose.yml`, run by the nginx of this machine before an API on loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from manifests import compose
from shell import free_port
from worker_process import wait_until

PROGRAM = "/usr/sbin/nginx"
_AS_ROOT = ("-g", "user root;") if os.getuid() == 0 else ()


def proxy_service() -> dict[str, Any]:
    """What Compose is told of it."""
    return dict(compose()["services"]["proxy"])


class RunningProxy:
    """Its configuration as it stands, but for addresses and folders."""

    def __init__(
        self,
        api_url: str,
        folder: Path,
        dashboard_url: str | None = None,
        port: int | None = None,
    ) -> None:
        self._port = port or free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        text = proxy_service()["environment"]["CONFIGURATION"].replace("$$", "$")
        for there, here in {
            "listen 8080;": f"listen 127.0.0.1:{self._port};",
            "http://api:5000;": f"{api_url};",
            "http://dashboard:8501;": f"{dashboard_url or api_url};",
            "/tmp/": f"{folder}/",
        }.items():
            assert there in text, there
            text = text.replace(there, here)
        (folder / "nginx.conf").write_text(text)
        self._process = subprocess.Popen(
            # Started by root it would become somebody who may not write here.
            [shutil.which("nginx") or PROGRAM, "-c", str(folder / "nginx.conf"), *_AS_ROOT],
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: self._process.poll() is not None or self._listens())
        assert self._process.poll() is None, f"{self.url}: exit code {self._process.returncode}"

    def end(self) -> None:
        """Stop it, if it runs."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)

    def _listens(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=60):
            return True
        return False
