"""Eight clients load, read, delete and analyse at once; what they see must make sense.

    python bench/concurrent_clients.py [--seconds 60] [--clients 8] [--url http://127.0.0.1:5000]

Without --url it starts a server of its own and stops it. It sends to loopback only, and ends with
exit code 1 when an answer is a 5xx, when a reading of `/data` is not exactly one loaded version,
or when a job does not end.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from spacelaunch.sources.sample import sample_csv

ANALYSES = ("timeline", "sector", "geography", "top-private")
SEEDS = (1, 2, 3, 4)
JOB_ENDS_WITHIN_S = 60


@dataclass
class Seen:
    """What all clients saw together."""

    statuses: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    jobs: set[str] = field(default_factory=set)
    readings: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, answer: httpx.Response, action: str) -> httpx.Response:
        """Count an answer; a 5xx is a fault."""
        with self.lock:
            self.statuses[f"{action} {answer.status_code}"] += 1
            if answer.status_code >= 500:
                self.faults.append(f"{action}: {answer.status_code} {answer.text[:200]}")
        return answer


class Crowd:
    """The clients and what they may do."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen = Seen()
        self.bodies = {seed: "".join(sample_csv(2_000, seed)).encode() for seed in SEEDS}
        self.whole: dict[str, str] = {}
        """Digest of the whole answer of `/data`, by version."""

    def learn(self) -> None:
        """Load each file once alone, and remember how its version reads."""
        with httpx.Client(base_url=self.url, timeout=60) as http:
            for seed in SEEDS:
                version = self._upload(http, seed).json()["version"]
                self.whole[version] = _digest(http.get("/data").content)

    def run(self, clients: int, seconds: float) -> None:
        """Let the clients loose."""
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=self._client, args=(n, until)) for n in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._check_jobs()

    def _client(self, number: int, until: float) -> None:
        dice = random.Random(number)
        reads, analyses = [self._read] * 3, [self._analyse] * 2
        actions = [*reads, *analyses, self._load, self._delete]
        with httpx.Client(base_url=self.url, timeout=60) as http:
            while time.monotonic() < until:
                dice.choice(actions)(http, dice)

    def _load(self, http: httpx.Client, dice: random.Random) -> None:
        self._upload(http, dice.choice(SEEDS))

    def _upload(self, http: httpx.Client, seed: int) -> httpx.Response:
        files = {"file": (f"sample-{seed}.csv", self.bodies[seed])}
        return self.seen.note(http.post("/data", files=files), "load")

    def _delete(self, http: httpx.Client, _: random.Random) -> None:
        self.seen.note(http.delete("/data"), "delete")

    def _read(self, http: httpx.Client, _: random.Random) -> None:
        answer = self.seen.note(http.get("/data"), "read")
        version = answer.headers.get("ETag", "").strip('W/"').partition("-")[0]
        wanted = self.whole.get(version) or (_digest(b"[]\n") if version == "empty" else None)
        with self.seen.lock:
            self.seen.readings[version] += 1
            if wanted != _digest(answer.content):
                self.seen.faults.append(f"a torn reading of version {version!r}")

    def _analyse(self, http: httpx.Client, dice: random.Random) -> None:
        name, dpi = dice.choice(ANALYSES), dice.randint(50, 90)
        answer = self.seen.note(http.post(f"/analyze/{name}", json={"dpi": dpi}), "analyse")
        if answer.status_code == 202:
            job_id = answer.json()["job_id"]
            with self.seen.lock:
                self.seen.jobs.add(job_id)
            self.seen.note(http.get(f"/jobs/{job_id}?wait=5"), "poll")

    def _check_jobs(self) -> None:
        """Every job that was accepted has ended, and says how."""
        until = time.monotonic() + JOB_ENDS_WITHIN_S
        with httpx.Client(base_url=self.url, timeout=60) as http:
            for job_id in self.seen.jobs:
                job = self._ended(http, job_id, until)
                self.seen.statuses[f"job {job.get('status', 'lost')}"] += 1
                if job.get("status") != "complete" and "is gone" not in str(job.get("error")):
                    self.seen.faults.append(f"job {job_id}: {job}")

    def _ended(self, http: httpx.Client, job_id: str, until: float) -> dict[str, object]:
        job: dict[str, object] = {}
        while time.monotonic() < until:
            job = http.get(f"/jobs/{job_id}").json()
            if job.get("status") not in ("queued", "in progress"):
                return job
            time.sleep(0.1)
        return job


@contextmanager
def own_server() -> Iterator[str]:
    """A server with two workers, stopped at the end."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "spacelaunch", "up", "--port", "0", "--workers", "2"]
        up = subprocess.Popen(
            [*command, "--data", "sample", "--dir", folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert up.stdout is not None
            said = next(line for line in up.stdout if "serves at" in line)
            yield said.partition("serves at ")[2].split()[0]
        finally:
            up.terminate()
            up.wait()


def main() -> None:
    """Run, print what was seen, and say whether it made sense."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--url")
    given = parser.parse_args()
    if given.url and urlsplit(given.url).hostname not in ("127.0.0.1", "localhost", "::1"):
        parser.error("--url must be on this machine")
    if given.url:
        sys.exit(_run(given.url, given.clients, given.seconds))
    with own_server() as url:
        code = _run(url, given.clients, given.seconds)
    sys.exit(code)


def _run(url: str, clients: int, seconds: float) -> int:
    crowd = Crowd(url)
    crowd.learn()
    crowd.run(clients, seconds)
    for what, count in sorted(crowd.seen.statuses.items()):
        print(f"{count:7,}  {what}")
    print(f"{len(crowd.seen.readings):7,}  versions read, {len(crowd.seen.jobs):,} jobs")
    for fault in crowd.seen.faults[:20]:
        print(f"FAULT  {fault}")
    return 1 if crowd.seen.faults else 0


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


if __name__ == "__main__":
    main()
