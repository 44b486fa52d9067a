"""Asks each query of the warehouse's PostgreSQL and of Trino; says where the rows are equal.

Run in a container of the API, which has the settings of both, and whose warehouse holds SpaceX's.
"""

from __future__ import annotations

import sys

from spacelaunch.bootstrap_warehouse import open_answers
from spacelaunch.config import Settings
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.summarise import answer

ASKED = {name: each for name, each in SILVER_ANALYSES.items() if each.source == "spacex"}


def answers(engine: str) -> dict[str, object]:
    with open_answers(Settings.from_env(), "spacex", engine) as session:
        return {
            name: [dict(row) for row in answer(each, read_parameters(each.parameters, {}), session)]
            for name, each in ASKED.items()
        }


if __name__ == "__main__":
    of_postgres, of_trino = answers("postgres"), answers("trino")
    for name, rows in of_postgres.items():
        said = "equal" if rows and rows == of_trino[name] else f"{rows} {of_trino[name]}"
        sys.stdout.write(f"{name} {said}\n")
