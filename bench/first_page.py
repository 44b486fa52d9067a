"""The dashboard's first page in Chromium: when its figures are seen, and when it is whole.

    python bench/first_page.py [--rows 4324] [--rounds 5]

Over the synthetic sample, on loopback, by turns with a bare page of Streamlit, which has a title
and three figures and asks nobody: what is less than that, no page of Streamlit can be. `fresh` is a
browser that was never here, `again` the same one on its next visit. The seconds of processors are
those of the browser and of all servers together; they say more than the clock where a machine is
shared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext
from stack import free_port, running

sys.path.insert(0, str(Path(__file__).parents[1] / "test" / "support"))
from reader import DESK, IS_DONE, PATIENCE_MS, open_browser
from running_dashboard import dashboard_of
from running_stack import RunningStack
from spacelaunch.client import Client
from spacelaunch.sources.sample import sample_csv

BARE = """
import streamlit as st
st.title("Bare")
for column, name in zip(st.columns(3), "abc"):
    column.metric(name, "1", border=True)
"""
LOADED_WITHIN_S = 1_800
FIGURES = '[data-testid="stMetric"], [class*="st-key-figures"] strong'


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds of the clock from the request on, and of processors."""

    figures_s: float
    whole_s: float
    cpu_s: float


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=4_324)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        _dashboard(Path(folder), asked.rows) as dashboard,
        _bare(Path(folder)) as bare,
    ):
        urls = {"overview": dashboard, "bare Streamlit": bare}
        visits = _visit_by_turns(urls, asked.rounds)
    _print(visits, asked.rows)


@contextmanager
def _dashboard(folder: Path, rows: int) -> Iterator[str]:
    os.environ.update(SPACELAUNCH_DASHBOARD_PORT="0", SPACELAUNCH_UPLOAD_LIMIT_BYTES="4000000000")
    stack = RunningStack(folder, "--data", "sample", "--dashboard")
    try:
        csv = BytesIO("".join(sample_csv(rows=rows)).encode())
        Client(stack.url, wait_s=LOADED_WITHIN_S).load_csv(csv, "launches.csv")
        yield dashboard_of(stack)
    finally:
        stack.end()


@contextmanager
def _bare(folder: Path) -> Iterator[str]:
    script = folder / "bare.py"
    script.write_text(BARE)
    url = f"http://127.0.0.1:{free_port()}"
    port = url.rpartition(":")[2]
    options = {
        "server.port": port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *words]
    with running(command, f"{url}/_stcore/health"):
        yield url


def _visit_by_turns(urls: dict[str, str], rounds: int) -> dict[tuple[str, str], list[Visit]]:
    """The first round warms the servers and the worker, and is not counted."""
    visits: dict[tuple[str, str], list[Visit]] = {}
    for number in range(rounds + 1):
        for name, url in urls.items():
            with open_browser() as browser:
                context = browser.new_context(viewport={"width": DESK, "height": 900})
                for when in ("fresh", "again"):
                    visit = _visit(context, url)
                    if number:
                        visits.setdefault((name, when), []).append(visit)
    return visits


def _visit(context: BrowserContext, url: str) -> Visit:
    page = context.new_page()
    page.goto("about:blank")
    cpu_s, began = _cpu_s(), time.perf_counter()
    page.goto(url, wait_until="commit", timeout=PATIENCE_MS)
    page.wait_for_selector(FIGURES, timeout=PATIENCE_MS)
    figures_s = time.perf_counter() - began
    page.wait_for_function(IS_DONE, timeout=PATIENCE_MS)
    whole_s = time.perf_counter() - began
    cpu_s = _cpu_s() - cpu_s
    page.close()
    return Visit(figures_s, whole_s, cpu_s)


def _cpu_s() -> float:
    """What all processes have had that stand under this one."""
    ticks = 0
    for pid in _descendants(os.getpid()):
        try:
            told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(told[11]) + int(told[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _descendants(pid: int) -> Iterator[int]:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = (line.split() for line in listed.stdout.splitlines())
    parents = {int(own): int(parent) for own, parent in pairs}
    for each in parents:
        above = each
        while above in parents and above != pid:
            above = parents[above]
        if above == pid and each != pid:
            yield each


def _print(visits: dict[tuple[str, str], list[Visit]], rows: int) -> None:
    print(f"{rows:,} launches; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for (name, when), found in visits.items():
        figures, whole, cpu = (
            median(getattr(each, field) for each in found)
            for field in ("figures_s", "whole_s", "cpu_s")
        )
        least = min(each.whole_s for each in found)
        print(
            f"{name:15} {when}: figures {figures:5.2f} s, whole {whole:5.2f} s "
            f"(at best {least:.2f}), processors {cpu:5.2f} s"
        )


if __name__ == "__main__":
    main()
