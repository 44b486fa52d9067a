"""The plain chart as others would have it drawn: by Celery, dramatiq, huey, RQ, or in a loop.

A bar chart of 64 years by pyplot with a tight layout, into a list of Redis. Each queue's worker
imports this module; its `main` is the client, which reads a line of JSON from its input
(whose, how many, how) and answers with the seconds: `one`, of the median job asked for alone, or
`all`, of all of them asked for at once. Started by `charts` in the peers' environment.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from statistics import median

import redis

SOCKET = os.environ["PEERS_REDIS"]
RESULTS = "peers:results"
store = redis.Redis(unix_socket_path=SOCKET, db=8, socket_timeout=None)


def draw() -> bytes:
    """The chart of 64 years in 1200 x 720, as the first page of a tutorial has it."""
    # Here, so that a worker that forks for each job imports it in each job, as the stock one does.
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415

    figure, axes = plt.subplots(figsize=(10, 6), dpi=120)
    axes.bar(range(1957, 2021), [abs(year % 17 - 8) * 7 for year in range(64)])
    axes.set_title("Launches per year")
    axes.set_xlabel("Year")
    axes.set_ylabel("Launches")
    plt.tight_layout()
    file = BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    return file.getvalue()


def draw_and_keep() -> None:
    """What a job does."""
    store.rpush(RESULTS, draw())


def _stock_rq() -> Callable[[], object]:
    from rq import Queue  # noqa: PLC0415  # its worker imports this module in each job

    queue = Queue("plain", connection=store)
    return lambda: queue.enqueue("drawings.draw_and_keep", result_ttl=0)


# Each worker imports its own queue only, and the client all of them.
_PEER = os.environ["PEER"]
ASK: dict[str, Callable[[], object]] = {}
if _PEER in {"celery", "client"}:
    from celery import Celery

    celery_app = Celery("drawings", broker=f"redis+socket://{SOCKET}?virtual_host=5")
    celery_app.conf.worker_prefetch_multiplier = 1
    ASK["celery"] = celery_app.task(name="drawings.draw_and_keep")(draw_and_keep).delay
if _PEER in {"dramatiq", "client"}:
    import dramatiq
    from dramatiq.brokers.redis import RedisBroker

    dramatiq.set_broker(RedisBroker(url=f"unix://{SOCKET}?db=6"))
    ASK["dramatiq"] = dramatiq.actor(actor_name="draw")(draw_and_keep).send
if _PEER in {"huey", "client"}:
    from huey import RedisHuey

    huey = RedisHuey("plain", url=f"unix://{SOCKET}?db=7", results=False)
    ASK["huey"] = huey.task(name="draw")(draw_and_keep)


def measure(whose: str, count: int, how: str) -> float:
    """Seconds, as the module says."""
    if whose == "loop":
        return median(_timed(draw) for _ in range(count))
    ask = _stock_rq() if whose == "rq" else ASK[whose]
    store.delete(RESULTS)
    if how == "one":
        return median(_timed(partial(_ask_and_take, ask)) for _ in range(count))
    began = time.perf_counter()
    for _ in range(count):
        ask()
    for _ in range(count):
        _take()
    return time.perf_counter() - began


def _ask_and_take(ask: Callable[[], object]) -> None:
    ask()
    _take()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _take() -> None:
    assert store.blpop([RESULTS], timeout=120), "no result came"


def main() -> None:
    """The client; imported and not run, or huey would know the task by another module's name."""
    draw()
    for line in sys.stdin:
        print(measure(*json.loads(line)), flush=True)
