"""What one Redis gives to each request and each job: how many API pods and workers it can carry.

    python bench/one_redis.py [--launches 100000]

Starts a Redis, the API and a worker on loopback and stops them. A processor's time in Redis' main
thread does not depend on who else is at work on this machine, or hardly; what a full processor
would do is the reciprocal. docs/scale.md has what it printed last.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import httpx
from data_path import PAGE, write_sample
from redis import Redis
from stack import Api

from spacelaunch.config import Settings

READS = 2_000
JOBS = 60
IDLE_S = 10
NOTICED_MS = 0.02
Work = Callable[[int], None]
"""Does something so many times."""


@contextmanager
def drawing(api: Api, folder: Path) -> Iterator[None]:
    """A worker over the API's Redis."""
    settings = Settings(dir=folder / "worker", redis_url=f"unix://{api.redis_socket}").checked()
    environment = {**os.environ, **settings.environment(), "SPACELAUNCH_LOG_LEVEL": "WARNING"}
    process = subprocess.Popen([sys.executable, "-m", "spacelaunch", "worker"], env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait(90)


def read(client: httpx.Client, path: Callable[[int], str]) -> Work:
    """Ask for a path, as many times."""

    def reading(times: int) -> None:
        for number in range(times):
            client.get(path(number)).raise_for_status()

    return reading


def draw(client: httpx.Client) -> Work:
    """Queue charts of which no two are alike, and look now and then whether all are there."""
    before = count()

    def drawing(times: int) -> None:
        for _ in range(times):
            client.post("/analyze/sector", json={"dpi": 60 + next(before)}).raise_for_status()
        while client.get("/jobs?status=complete&limit=1").headers["X-Total-Count"] != str(times):
            time.sleep(1)

    return drawing


def cost(redis: Redis, times: int, work: Work) -> tuple[float, float]:
    """Of one: milliseconds of Redis' processor, and its commands; without what goes on anyway."""
    busy_s, commands, took_s = spent(redis, lambda: work(times))
    idle_s, of_idle, slept_s = spent(redis, lambda: time.sleep(IDLE_S))
    share = took_s / slept_s
    return (busy_s - idle_s * share) * 1_000 / times, (commands - of_idle * share) / times


def spent(redis: Redis, work: Callable[[], None]) -> tuple[float, float, float]:
    """Seconds of Redis' processor, its commands, and seconds."""
    before, began = redis.info("all"), time.perf_counter()
    work()
    took_s, after = time.perf_counter() - began, redis.info("all")
    names = ("used_cpu_user_main_thread", "used_cpu_sys_main_thread")
    commands = after["total_commands_processed"] - before["total_commands_processed"]
    return sum(after[name] - before[name] for name in names), commands, took_s


def in_words(busy_ms: float, commands: float) -> str:
    """The cells of a row; what is lost in what goes on anyway has no figure."""
    if busy_ms < NOTICED_MS:
        return f"less than {NOTICED_MS} | none | as many as the API answers"
    return f"{busy_ms:.2f} | {commands:.0f} | {1_000 / busy_ms:,.0f}/s"


def main() -> None:
    """A row of the table for each kind of work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--launches", type=int, default=100_000)
    launches = parser.parse_args().launches
    with tempfile.TemporaryDirectory(prefix="spacelaunch-") as name:
        folder = Path(name)
        path = write_sample(folder, launches)
        with Api(folder) as api, drawing(api, folder), httpx.Client(base_url=api.url) as client:
            api.load(path)
            client.timeout = httpx.Timeout(180)
            redis = Redis(unix_socket_path=str(api.redis_socket))
            print("| of one | ms of Redis' processor | commands | a full processor would do |")
            print("| --- | --- | --- | --- |")
            works = {
                "a page of launches": (READS, read(client, lambda _: PAGE)),
                "another page each time": (
                    READS,
                    read(client, lambda number: f"/data?limit=50&year__gte={1900 + number}"),
                ),
                "a chart that is there": (
                    READS,
                    read(client, lambda _: "/charts/timeline.png?wait=60"),
                ),
                "a chart that is drawn": (JOBS, draw(client)),
            }
            for what, (times, work) in works.items():
                print(f"| {what} | {in_words(*cost(redis, times, work))} |", flush=True)


if __name__ == "__main__":
    main()
