"""Makes one launch of what many sources tell of it: the launches of `all`, each once.

Of a source that was built by parts only what the change reaches is merged anew; everything, where
something else is new: another source, what a person decided, or the rules. Both come to the same
rows, whichever source was read last. It works in one transaction with the build of the source that
was. Called by `run`, and by who keeps what a person decided.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
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
    Row,
    join_sources,
    prepare_rows,
)
from spacelaunch.relation.pairing.reach import find_reach
from spacelaunch.relation.pairing.review import Verdicts
from spacelaunch.warehouse import members, runs, schema
from spacelaunch.warehouse.engines import Connection, Engine
from spacelaunch.warehouse.lock import alone
from spacelaunch.warehouse.touched import Changed
from spacelaunch.warehouse.transactions import for_good

# Raised when the same launches are merged otherwise than before, as by another table of who wins.
RULES = 2

Rows = list[dict[str, Any]]


def merge(
    connection: Connection, run_id: int, now: datetime, changed: Changed | None = None
) -> Step | None:
    """Bring the launches of `all` to what the sources say; None where nothing is new to them.

    Shape: `changed` is what the build in this transaction did, where it knows.
    """
    began = time.monotonic()
    built, sources = members.built_versions(connection), _sources(connection)
    verdicts = members.read_verdicts(connection)
    version = _version(built, sources, verdicts)
    current = runs.current_build(connection, ALL)
    if not built or (current is not None and current.version == version):
        return None
    if (
        changed
        and current
        and current.version == _version(changed.versions_before(built), sources, verdicts)
    ):
        said, found = _join_reached(connection, sources, verdicts, changed)
    else:
        said, found = _join_all(connection, sources, verdicts)
    written = _write(connection, found, said)
    runs.replace_build(connection, ALL, runs.Build(run_id, version, RULES), now)
    doubts = members.count_doubts(connection)
    return Step(
        "merge",
        "*",
        rows_read=len(said),
        rows_written=written,
        duration_s=time.monotonic() - began,
        note=f"{doubts:,} pairs to review" if doubts else None,
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


def _version(built: Mapping[str, str], sources: Sequence[str], verdicts: Verdicts) -> str:
    """Names what the launches of `all` are made of."""
    text = orjson.dumps([RULES, sorted(built.items()), sources, sorted(verdicts.items())])
    return hashlib.sha256(text).hexdigest()[:16]


def _sources(connection: Connection) -> list[str]:
    """Whose launches are merged, in the order in which they are held against each other.

    Note: launches that were invented would find partners among real ones by chance, and a source
        with more of them than have flown has none that could be found.
    """
    counted = members.count_launches(connection)
    fit = [each for each in MERGED if 0 < counted.get(each, 0) <= MOST_LAUNCHES]
    real = [each for each in fit if not members.is_invented(connection, each)]
    return real or fit


def _join_all(
    connection: Connection, sources: Sequence[str], verdicts: Verdicts
) -> tuple[list[Row], Membership]:
    """All launches, and which of them are one."""
    members.forget_all(connection)
    said = {source: members.read_source(connection, source) for source in sources}
    found = join_sources({source: prepare_rows(rows) for source, rows in said.items()}, verdicts)
    return [row for rows in said.values() for row in rows], found


def _join_reached(
    connection: Connection, sources: Sequence[str], verdicts: Verdicts, changed: Changed
) -> tuple[list[Row], Membership]:
    """The same of those alone that a change reaches; what was merged of them is forgotten."""
    held = members.Launches(connection, sources)
    before = members.read_members(connection, changed.launch_ids)
    reach = find_reach(before, held.named(changed.launch_ids, ()), held, verdicts)
    members.forget_members(connection, reach.ids)
    said = members.read_launches(connection, reach.ids)
    return said, join_sources(reach.sides(sources), verdicts)


def _write(connection: Connection, found: Membership, said: Iterable[Row]) -> int:
    """Add the rows of these launches to each table; how many launches there are."""
    told = {row["launch_id"]: row for row in said}
    merged, belonging, claims = Rows(), Rows(), Rows()
    for each in found.launches:
        own: Said = {member.source: told[member.launch_id] for member in each}
        row = merge_rows(own)
        merged.append(row)
        belonging += [_member(member, told[member.launch_id], row["launch_id"]) for member in each]
        claims += [{"launch_id": row["launch_id"], **asdict(one)} for one in find_claims(own)]
    doubts = [{"member_id": each.launch_id, **asdict(each)} for each in found.doubts]
    members.add_rows(connection, "merged_launches", merged)
    members.add_rows(connection, "launch_members", belonging)
    members.add_rows(connection, "launch_conflicts", claims)
    members.add_rows(connection, "launch_doubts", doubts)
    return len(merged)


def _member(member: Member, told: Mapping[str, Any], launch_id: str) -> dict[str, Any]:
    of_pair = {"because": member.because.value, "score": member.score, "gap_s": member.gap_s}
    return {**told, **of_pair, "member_id": member.launch_id, "launch_id": launch_id}
