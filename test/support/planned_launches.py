"""Histories of plans for tests, and a warehouse that heard of them as they went.

A history is a launch as `plan_figures` has it, with its provider. Every entry is a run of its own,
whose document differs from the one before in what the entry says.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine

from plan_figures import Entry, History, word
from spacelaunch.domain.document import Document
from spacelaunch.domain.net_precision import WORDS
from spacelaunch.pipeline.build import build
from spacelaunch.sources.fake_launch_library.catalogue import make_launch
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.launch_library import NAME, LaunchLibrary
from spacelaunch.warehouse import bronze
from spacelaunch.warehouse.shelf import Shelf

SOURCE = LaunchLibrary(cast("Any", None), cast("Any", None))
"""What its documents mean; nobody is asked."""
STATUSES = {
    **{"Go for Launch": 1, "Go": 1, "To Be Determined": 2, "Launch Successful": 3, "Success": 3},
    **{"Launch Failure": 4, "On Hold": 5, "Launch in Flight": 6, "To Be Confirmed": 8, "TBC": 8},
}
FIRST_RUN = 1_000


def history(name: str, provider: str, *entries: tuple[str, str, str | None, str]) -> History:
    """A launch; each entry when it was heard of, net, precision and status."""
    keys = ("seen_at", "net", "net_precision", "status")
    told = [dict(zip(keys, entry, strict=True)) for entry in entries]
    return {"id": name, "provider": provider, "history": told}


GO, TBD, FLEW = "Go for Launch", "To Be Determined", "Launch Successful"
ODD_PLANS = (
    # Refined, moved within the day, and flown to the second; late against the first minute.
    history(
        *("one", "Ada"),
        ("2025-01-01T00:00:00Z", "2025-06-30T00:00:00Z", "H1", TBD),
        ("2025-02-01T00:00:00Z", "2025-05-31T00:00:00Z", "M", TBD),
        ("2025-05-01T00:00:00Z", "2025-05-20T00:00:00Z", "DAY", TBD),
        ("2025-05-18T00:00:00Z", "2025-05-20T10:00:00Z", "MIN", GO),
        ("2025-05-19T00:00:00Z", "2025-05-20T14:00:00Z", "MIN", GO),
        ("2025-05-20T14:10:00Z", "2025-05-20T14:00:10Z", "SEC", FLEW),
    ),
    # Slipped out of its year, by two days, and once more after its time had passed.
    history(
        *("two", "Ada"),
        ("2025-01-01T00:00:00Z", "2025-12-31T00:00:00Z", "Y", TBD),
        ("2025-03-01T00:00:00Z", "2026-03-31T00:00:00Z", "Q1", TBD),
        ("2026-01-01T00:00:00Z", "2026-03-05T12:00:00Z", "MIN", GO),
        ("2026-03-05T13:00:00Z", "2026-03-07T12:00:00Z", "MIN", GO),
        ("2026-03-07T12:10:00Z", "2026-03-07T12:05:00Z", "SEC", "Launch Failure"),
    ),
    # Pulled forward out of its month, and flown before all that was first planned.
    history(
        *("three", "Bell"),
        ("2025-01-01T00:00:00Z", "2025-04-30T00:00:00Z", "M", TBD),
        ("2025-02-01T00:00:00Z", "2025-03-20T00:00:00Z", "DAY", TBD),
        ("2025-03-19T00:00:00Z", "2025-03-19T09:00:00Z", "HR", GO),
        ("2025-03-19T10:00:00Z", "2025-03-19T09:00:00Z", "HR", FLEW),
    ),
    # Nobody says any more how exactly; then known less exactly, and still to come.
    history(
        *("four", "Bell"),
        ("2025-06-01T00:00:00Z", "2025-09-01T00:00:00Z", "DAY", TBD),
        ("2025-06-02T00:00:00Z", "2025-09-02T00:00:00Z", None, TBD),
        ("2025-06-03T00:00:00Z", "2025-09-03T00:00:00Z", "DAY", TBD),
        ("2025-08-30T00:00:00Z", "2025-09-30T00:00:00Z", "M", TBD),
        ("2025-09-01T00:00:00Z", "2025-09-15T00:00:00Z", "M", TBD),
    ),
    # Late by little and by much, with the median between; one of which the end is not said exactly.
    history(
        *("five", "Ada"),
        ("2025-06-01T00:00:00Z", "2025-06-02T12:00:00Z", "MIN", GO),
        ("2025-06-02T12:30:00Z", "2025-06-02T12:20:00Z", "SEC", FLEW),
    ),
    history(
        *("six", "Ada"),
        ("2025-06-01T00:00:00Z", "2025-06-02T12:00:00Z", "MIN", GO),
        ("2025-06-02T12:30:00Z", "2025-06-02T12:20:00Z", None, FLEW),
    ),
    # It flew as it was first planned, and nothing of its time ever changed but that.
    history(
        *("seven", "Curie"),
        ("2025-06-01T00:00:00Z", "2025-06-02T12:00:00Z", "SEC", GO),
        ("2025-06-02T12:30:00Z", "2025-06-02T12:00:00Z", "SEC", FLEW),
    ),
    # First heard of when it had flown, and its time corrected since: a slip, but no delay.
    history(
        *("eight", "Curie"),
        ("2025-07-01T00:00:00Z", "2025-06-30T12:00:00Z", "SEC", FLEW),
        ("2025-07-02T00:00:00Z", "2025-06-30T12:00:03Z", "SEC", FLEW),
    ),
    # Of a provider whose launches are all to come.
    history("nine", "Darwin", ("2025-07-01T00:00:00Z", "2027-12-31T00:00:00Z", "Y", TBD)),
)


def read_real(folder: Path) -> list[History]:
    """The genuine histories, in which a launch's name begins with its rocket, not its provider."""
    found = json.loads((folder / "launch_library/slip_history_space_coast.json").read_bytes())
    return [{**each, "provider": each["name"].partition(" | ")[0]} for each in found]


def tell(engine: Engine, histories: Sequence[History], *, is_built_each: bool = False) -> None:
    """Let a warehouse hear of them, entry by entry as they were seen; and build at the end."""
    told = [(entry, each) for each in histories for entry in each["history"]]
    told.sort(key=lambda one: one[0]["seen_at"])
    with engine.begin() as connection:
        for run_id, (entry, each) in enumerate(told, FIRST_RUN):
            learned_at = datetime.fromisoformat(entry["seen_at"])
            shelf = Shelf(NAME, "launches", run_id, learned_at)
            bronze.keep(connection, shelf, [document(each, entry)], lambda _: None)
            if is_built_each or run_id == FIRST_RUN + len(told) - 1:
                build(connection, SOURCE, run_id, learned_at, is_full=not is_built_each)


def document(launch: History, entry: Entry) -> Document:
    """What Launch Library would have told of a launch at that time."""
    net = datetime.fromisoformat(entry["net"])
    precision, status = word(entry["net_precision"]), word(entry["status"])
    told = make_launch(launch["id"], net, net) | {
        "id": launch["id"],
        "net": entry["net"],
        "net_precision": None if precision is None else {"id": WORDS.index(precision)},
        "status": {"id": STATUSES[status]},
        "last_updated": entry["seen_at"],
    }
    told["launch_service_provider"] = {"name": launch["provider"], "type": None}
    found = receive(told)
    assert isinstance(found, Document)
    return found
