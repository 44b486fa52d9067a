"""Makes one launch of what many sources tell of it: the launches of `all`, each once.

Whole and anew, where what a source has, or what a person decided, is another than it was made of;
so the same input gives the same rows, whichever source was read last. It works in one transaction
with the build of the source that was. Called by `run`, and by who keeps what a person decided.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson

from spacelaunch.domain.precedence import ALL, MERGED
from spacelaunch.domain.run import Step
from spacelaunch.relation.merging import Said, find_claims, merge_rows
from spacelaunch.relation.pairing.held import MOST_LAUNCHES
from spacelaunch.relation.pairing.members import (
    Member,
    Membership,
    join_sources,
    prepare_rows,
)
from spacelaunch.relation.pairing.review import Verdicts
from spacelaunch.warehouse import members, runs, schema
from spacelaunch.warehouse.engines import Connection, Engine
from spacelaunch.warehouse.lock import alone
from spacelaunch.warehouse.transactions import for_good

# Raised when the same launches are merged otherwise than before, as by another table of who wins.
RULES = 2

Rows = list[dict[str, Any]]


def merge(connection: Connection, run_id: int, now: datetime) -> Step | None:
    """Bring the launches of `all` to what the sources say; None where nothing is new to them."""
    began = time.monotonic()
    version = _version(connection)
    current = runs.current_build(connection, ALL)
    if version is None or (current is not None and current.version == version):
        return None
    said = {source: members.read_source(connection, source) for source in _sources(connection)}
    sides = {source: prepare_rows(rows) for source, rows in said.items()}
    found = join_sources(sides, members.read_verdicts(connection))
    tables = _tabulate(found, said)
    for name, rows in tables.items():
        members.replace_table(connection, name, rows)
    runs.replace_build(connection, ALL, runs.Build(run_id, version, RULES), now)
    return Step(
        "merge",
        "*",
        rows_read=sum(map(len, said.values())),
        rows_written=len(tables["merged_launches"]),
        duration_s=time.monotonic() - began,
        note=f"{len(found.doubts):,} pairs to review" if found.doubts else None,
    )


def decide(engine: Engine, verdicts: Verdicts, now: datetime) -> None:
    """Take these for all that a person decided, and merge by them.

    Raises:
        OccupiedError: a run is going on.
        StorageUnavailableError: the warehouse does not answer.
    """
    with alone(engine), for_good(engine)() as connection:
        schema.migrate(connection, "head")
        members.keep_verdicts(connection, verdicts)
        merge(connection, runs.last_built(connection), now)


def _version(connection: Connection) -> str | None:
    """Names what the launches of `all` are made of; None where there is nothing."""
    built = members.built_versions(connection)
    verdicts = sorted(members.read_verdicts(connection).items())
    text = orjson.dumps([RULES, sorted(built.items()), verdicts])
    return hashlib.sha256(text).hexdigest()[:16] if built else None


def _sources(connection: Connection) -> list[str]:
    """Whose launches are merged, in the order in which they are held against each other.

    Note: launches that were invented would find partners among real ones by chance, and a source
        with more of them than have flown has none that could be found.
    """
    counted = members.count_launches(connection)
    fit = [each for each in MERGED if 0 < counted.get(each, 0) <= MOST_LAUNCHES]
    real = [each for each in fit if not members.is_invented(connection, each)]
    return real or fit


def _tabulate(
    found: Membership, said: Mapping[str, Iterable[Mapping[str, Any]]]
) -> dict[str, Rows]:
    """The rows of each table."""
    told = {row["launch_id"]: row for rows in said.values() for row in rows}
    merged, belonging, claims = Rows(), Rows(), Rows()
    for each in found.launches:
        own: Said = {member.source: told[member.launch_id] for member in each}
        row = merge_rows(own)
        merged.append(row)
        belonging += [_member(member, told[member.launch_id], row["launch_id"]) for member in each]
        claims += [{"launch_id": row["launch_id"], **asdict(one)} for one in find_claims(own)]
    doubts = [{"member_id": each.launch_id, **asdict(each)} for each in found.doubts]
    return {
        "merged_launches": merged,
        "launch_members": belonging,
        "launch_conflicts": claims,
        "launch_doubts": doubts,
    }


def _member(member: Member, told: Mapping[str, Any], launch_id: str) -> dict[str, Any]:
    of_pair = {"because": member.because.value, "score": member.score, "gap_s": member.gap_s}
    return {**told, **of_pair, "member_id": member.launch_id, "launch_id": launch_id}
