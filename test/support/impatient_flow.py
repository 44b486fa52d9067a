"""The flow with little patience: a test need not wait 15 seconds. Its argument is the source."""

from __future__ import annotations

import sys

from spacelaunch.flows.crew import do_piece
from spacelaunch.flows.ingest import ingest

if __name__ == "__main__":
    do_piece.retry_delay_seconds = [0.2]
    ingest(sys.argv[1])
