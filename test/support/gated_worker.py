"""A real worker whose drawing waits at a gate, so that a test can kill it in the middle.

    python gated_worker.py GATE [deaf]

It draws once the file GATE is gone; `deaf` is a long call into C that never lets Python hear its
time limit, nor any of its threads run.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import time
from pathlib import Path
from typing import Any

from spacelaunch.config import Settings
from spacelaunch.jobs.render import render
from spacelaunch.worker import run_job
from spacelaunch.worker.main import run_worker

gate, deaf = Path(sys.argv[1]), sys.argv[2:] == ["deaf"]


def render_behind_gate(*args: Any) -> Any:
    if deaf:
        ctypes.PyDLL(None).usleep(60_000_000)
    while gate.exists():
        time.sleep(0.02)
    return render(*args)


vars(run_job)["render"] = render_behind_gate
logging.basicConfig(level="INFO")
run_worker(Settings.from_env())
