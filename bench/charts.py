"""What a drawing costs, from asking to the PNG, beside the same in a loop, and beside peers.

    python bench/charts.py [--rounds 5] [--drift 10000] [--json]

Ours is the real worker over a Redis of its own, drawing the timeline of 4,324 synthetic launches,
another question each time. The peers (Celery, dramatiq, huey, a stock `rq.Worker`, a bare loop)
draw a plain bar chart of 64 years (`peers/drawings.py`), Chart.js and ECharts two lines where Node
is there; they live in an environment of their own, `.bench`. All take turns within one run, and a
figure is the median of the rounds: on a machine that others use, only their ratio says something.
It ends with exit code 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median

from chart_peers import QUEUES, ChartEngines, Drawings
from chart_workers import Asker, our_worker, private_mb
from data_path import Figures, Goal, at_least, at_most, write_sample
from stack import Api, install_peers, serve_peer
from wire import measure_ms, measure_rate

from spacelaunch.worker.warm_up import warm_up

ROWS = 4_324
ONE_BY_ONE, AT_ONCE = 15, 40
CHART = "/charts/timeline.png"


def measure(rounds: int, drift_jobs: int) -> Figures:
    """All rounds; in each every worker is there alone, one after the other."""
    figures = Figures()
    # Where it is set, each worker would compile all of the product anew as it starts.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    install_peers()
    warm_up()
    gc.unfreeze()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="spacelaunch-")))
        api = stack.enter_context(Api(folder))
        api.load(write_sample(folder, ROWS))
        hello = stack.enter_context(serve_peer("hello:app", b""))
        drawings = stack.enter_context(Drawings(api.redis_socket))
        engines = stack.enter_context(ChartEngines())
        asker = Asker(api)
        for number in range(rounds):
            print(f"round {number + 1}", file=sys.stderr, flush=True)
            measure_ours(figures, api, asker)
            measure_http(figures, api, asker, hello)
            for whose in QUEUES:
                measure_peer(figures, drawings, whose)
            for whose in engines.names:
                figures.note(f"{whose} ms", engines.draw_ms(whose, ONE_BY_ONE))
        if drift_jobs:
            measure_drift(figures, api, asker, drift_jobs)
    return figures


def measure_ours(figures: Figures, api: Api, asker: Asker) -> None:
    """One round of our own workers, one and two, beside the bare loops."""
    with our_worker(api) as worker:
        figures.note("ready s", worker.ready_s)
        asker.draw_all(5)
        figures.note("ours ms", 1_000 * median(asker.draw_one() for _ in range(ONE_BY_ONE)))
        figures.note("bare ms", 1_000 * median(asker.draw_here() for _ in range(ONE_BY_ONE)))
        figures.note("ours 1/s", AT_ONCE / asker.draw_all(AT_ONCE))
        figures.note("private MB", private_mb(worker))
        with our_worker(api):
            asker.draw_all(5)
            figures.note("ours of two 1/s", AT_ONCE / asker.draw_all(AT_ONCE))


def measure_http(figures: Figures, api: Api, asker: Asker, hello: str) -> None:
    """One round of charts by their address, new ones and one that is there."""
    with our_worker(api):
        asker.draw_all(5)
        job, address = [], []
        for _ in range(ONE_BY_ONE):  # by turns, for the difference of both is small
            job.append(1_000 * asker.draw_one())
            address.append(1_000 * asker.get_new(CHART))
        figures.note("job ms", median(job))
        figures.note("address ms", median(address))
        measure_ms(api.url, CHART, times=4)  # so that both processes have seen it
    figures.note("hello 1/s", measure_rate(hello, "/"))
    figures.note("there 1/s", measure_rate(api.url, CHART))


def measure_peer(figures: Figures, drawings: Drawings, whose: str) -> None:
    """One round of another's worker; the stock one, which imports in each job, is slow."""
    figures.note("plain ms", 1_000 * drawings.draw_s("loop", ONE_BY_ONE, "one"))
    times = 5 if whose == "rq" else ONE_BY_ONE
    with drawings.worker(whose):
        drawings.draw_s(whose, 2, "one")  # so that it has started
        figures.note(f"{whose} ms", 1_000 * drawings.draw_s(whose, times, "one"))
        if whose != "rq":
            figures.note(f"{whose} 1/s", AT_ONCE / drawings.draw_s(whose, AT_ONCE, "all"))


def measure_drift(figures: Figures, api: Api, asker: Asker, jobs: int) -> None:
    """How much longer a job takes after so many, beside a worker that has just begun.

    Note: both draw by turns, so that whatever else the machine does is in both figures.
    """
    with our_worker(api) as worker:
        for done in range(0, jobs, 100):
            asker.draw_all(min(100, jobs - done))
        asker.draw_all(5)  # a warm child goes after its hundred, and the next comes with a job
        figures.note("private MB after all", private_mb(worker))
        for _ in range(5):
            worker.pause()
            with our_worker(api):
                asker.draw_all(5)
                figures.note("young 1/s", AT_ONCE / asker.draw_all(AT_ONCE))
            worker.go_on()
            asker.draw_all(5)
            figures.note("old 1/s", AT_ONCE / asker.draw_all(AT_ONCE))


def goals(figures: Figures) -> list[Goal]:
    """The goals, each with its figure; those of what was not there are left out."""
    of = figures.of
    ours, plain, two = of("ours ms"), of("plain ms"), of("ours of two 1/s")
    latency = partial(at_most, unit="x")
    found = [
        latency("asking to PNG, beside the same in a loop", 1.2, ours / of("bare ms")),
        latency("asking to PNG, beside the plain chart in a loop", 0.5, ours / plain),
        at_least("a stock rq.Worker, beside asking to PNG", 12, of("rq ms") / ours),
        at_least("two workers, beside one", 1.85, two / of("ours 1/s")),
        *(
            at_least(f"two workers, beside {whose}", 2.5, two / of(f"{whose} 1/s"))
            for whose in QUEUES
            if whose != "rq"
        ),
        at_most("GET of a new chart, more than its job", 10, of("address ms") - of("job ms"), "ms"),
        latency("GET of one that is there, beside hello", 1.5, of("hello 1/s") / of("there 1/s")),
        at_most("until a worker is ready", 1.5, of("ready s"), "s"),
        at_most("private memory of a warm child", 60, of("private MB"), "MB"),
    ]
    if "old 1/s" in figures.all():
        drift_pct = 100 * (of("young 1/s") / of("old 1/s") - 1)
        found.append(at_most("slower after all jobs", 5, drift_pct, "%"))
    for whose in ("chartjs", "echarts"):
        if f"{whose} ms" in figures.all():
            name = f"asking to PNG, beside {whose} in a loop"
            found.append(latency(name, 1, ours / of(f"{whose} ms")))
    return found


def main() -> None:
    """Measure, print, and say whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--drift", type=int, default=10_000, help="jobs before the last rounds")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.rounds, given.drift)
    found = goals(figures)
    if given.json:
        print(json.dumps({"goals": [asdict(goal) for goal in found], "figures": figures.all()}))
    else:
        for goal in found:
            said = "pass " if goal.is_met else "short"
            print(f"{said}  {goal.name}: {goal.value:,.2f} {goal.unit} ({goal.goal})")
    sys.exit(not all(goal.is_met for goal in found))


if __name__ == "__main__":
    main()
