"""What an attack costs the service: how long others wait meanwhile, and its processes' memory."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import attacks
from running_stack import ENDED, RunningStack

ASKED = ("/data?limit=50", "/data/summary", "/data?country=USA&limit=10")
_LONGEST_WAIT_S = 60


@dataclass
class Cost:
    """Of one attack, or of several at once."""

    name: str
    seconds: float = 0.0
    peak_mb: float = 0.0
    waits_s: list[float] = field(default_factory=list)
    """Of the normal requests beside it."""
    failures: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    """What the attackers were answered."""

    def wait_ms(self, part: float) -> float:
        """Within which this part of the normal requests was answered."""
        waits = sorted(self.waits_s)
        return waits[min(int(len(waits) * part), len(waits) - 1)] * 1_000

    def line(self) -> str:
        """For people."""
        return (
            f"{self.name:36} {self.seconds:5.0f} s {self.peak_mb:5.0f} MB   beside it "
            f"{len(self.waits_s):4} requests: p95 {self.wait_ms(0.95):5.0f}, slowest "
            f"{self.wait_ms(1):5.0f} ms   {self.statuses}"
        )


def cost_of(
    stack: RunningStack, name: str, seconds: float, clients: dict[str, int], size: float
) -> Cost:
    """Let these attacks loose at once, so many clients of each, at this part of their size."""
    cost, over = Cost(name), threading.Event()
    watchers = [
        threading.Thread(target=_ask, args=(stack.url, cost, over)),
        threading.Thread(target=_weigh, args=(stack, cost, over)),
    ]
    began = time.monotonic()
    attackers = [_start(stack.url, each, seconds, many, size) for each, many in clients.items()]
    for watcher in watchers:
        watcher.start()
    try:
        for attacker in attackers:
            said, _ = attacker.communicate(timeout=seconds + _LONGEST_WAIT_S)
            for status, times in json.loads(said).items():
                cost.statuses[status] = cost.statuses.get(status, 0) + times
    finally:
        over.set()
        for attacker in attackers:
            attacker.kill()
            attacker.wait()
        for watcher in watchers:
            watcher.join()
    cost.seconds = time.monotonic() - began
    return cost


def _start(url: str, name: str, seconds: float, clients: int, size: float) -> subprocess.Popen[str]:
    given = (url, name, str(seconds), str(clients), str(size))
    command = [sys.executable, attacks.__file__, *given]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _ask(url: str, cost: Cost, over: threading.Event) -> None:
    """As a normal client: some requests on a connection, ten a second."""
    parts = urlsplit(url)
    while not over.is_set():
        client = http.client.HTTPConnection(str(parts.hostname), parts.port, _LONGEST_WAIT_S)
        for path in ASKED:
            began = time.monotonic()
            try:
                client.request("GET", path)
                answer = client.getresponse()
                answer.read()
                if answer.status != 200:
                    cost.failures.append(f"{path}: {answer.status}")
            except (OSError, http.client.HTTPException) as exc:
                cost.failures.append(f"{path}: {exc!r}")
                client.close()
            cost.waits_s.append(time.monotonic() - began)
            over.wait(0.1)
        client.close()


def _weigh(stack: RunningStack, cost: Cost, over: threading.Event) -> None:
    while not over.wait(0.1):
        for pid, command in stack.children().items():
            if "spacelaunch" in command:
                cost.peak_mb = max(cost.peak_mb, _memory_mb(pid))


def _memory_mb(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1_024
    except ENDED:
        pass
    return 0.0
