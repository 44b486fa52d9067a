"""The API with little patience: a test need not wait for the end of much. As `spacelaunch api`."""

from __future__ import annotations

from spacelaunch.api.connections import process
from spacelaunch.cli.main import main

HEAD_S = 1.0
PATIENCE_S = 2.0


if __name__ == "__main__":
    vars(process).update(HEAD_S=HEAD_S, PATIENCE_S=PATIENCE_S)
    main()
