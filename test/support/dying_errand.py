"""A real worker that dies, with its work horse, as it loads: once, at a point that is counted.

    python dying_errand.py MARK before
    python dying_errand.py MARK after

Before anything is written to the data set, or after all of it is; MARK is the file that tells that
it has died already.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

from spacelaunch.config import Settings
from spacelaunch.datasets.load import apply_load
from spacelaunch.worker import errands
from spacelaunch.worker.main import run_worker

mark, point = Path(sys.argv[1]), sys.argv[2]


def die() -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


def dying(*given: Any) -> Any:
    if point == "before":
        die()
    plan = apply_load(*given)
    die()
    return plan


vars(errands)["apply_load"] = dying
logging.basicConfig(level="INFO")
run_worker(Settings.from_env())
