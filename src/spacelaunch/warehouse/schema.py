"""Brings a database to the tables of this program, by Alembic's migrations.

There is no `alembic.ini` and no command for it: each run of the pipeline begins with this.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from spacelaunch.errors import ConflictError
from spacelaunch.warehouse.engines import reachable
from spacelaunch.warehouse.tables import METADATA

_FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Make what is missing, in one transaction; a database that is up to date is only asked.

    Raises:
        ConflictError: a newer program has been at this database.
    """
    with reachable(), engine.begin() as connection:
        migrate(connection, "head")


def migrate(connection: Connection, revision: str) -> None:
    """Go forward to a revision; raises ConflictError as `upgrade` does."""
    scripts = ScriptDirectory(str(_FOLDER))

    def steps(found: Any, _: Any) -> Any:
        return scripts._upgrade_revs(revision, found)

    context = EnvironmentContext(Config(), scripts, fn=steps)
    context.configure(connection=connection, target_metadata=METADATA)
    try:
        context.run_migrations()
    except CommandError as exc:
        raise ConflictError(
            "the warehouse was made by a newer version of this program; use that one"
        ) from exc
