"""The review file: pairs that are unsure, for a person to say of each whether it is one launch.

A CSV with a line for each, of which `verdict` is empty, `same` or `different`; whatever was said
before stays said, and is obeyed. Read and written by the command line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from spacelaunch.errors import BadDataError
from spacelaunch.relation.pairing.reconciliation import Kind, Match

Ids = tuple[str, str]
Verdicts = Mapping[Ids, bool]
"""By the ids of both launches, whether they are one."""

NONE: Verdicts = {}
COLUMNS = (
    *("verdict", "gap_days", "here_at", "there_at", "here_rocket", "there_rocket"),
    *("here_mission", "there_mission", "here_pad", "there_pad", "score", "here_id", "there_id"),
)
MOST_DECIDED = 10_000
"""All of it is read with each question. The real sources have some dozens of unsure pairs."""
_MEANINGS = {"same": True, "different": False, "": None}


def read_review(text: str) -> dict[Ids, bool]:
    """What was decided.

    Raises:
        BadDataError: a verdict is neither of the words, named by its line; or there are too many.
    """
    rows = csv.DictReader(io.StringIO(text))
    if missing := {"verdict", "here_id", "there_id"} - {*(rows.fieldnames or ())}:
        raise BadDataError(f"the review file has no column {', '.join(sorted(missing))}")
    found = {}
    for line, row in enumerate(rows, 2):
        word = (row["verdict"] or "").strip().casefold()
        if word not in _MEANINGS:
            raise BadDataError(
                f"line {line} of the review file: {word[:40]!r} is neither same nor different"
            )
        decided = _MEANINGS[word]
        if decided is None:
            continue
        found[row["here_id"], row["there_id"]] = decided
        if len(found) > MOST_DECIDED:
            raise BadDataError(
                f"line {line} of the review file: more than {MOST_DECIDED:,} pairs are decided; "
                f"leave out those that do not come up any more"
            )
    return found


def write_review(matches: Iterable[Match], before: str = "") -> str:
    """The file with a line for each unsure pair, and those of before that say something."""
    decided = read_review(before) if before else {}
    kept = [
        row
        for row in (csv.DictReader(io.StringIO(before)) if before else ())
        if (row["here_id"], row["there_id"]) in decided
    ]
    unsure = [match for match in matches if match.kind is Kind.UNSURE]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*(_line(match) for match in unsure), *kept])
    return stream.getvalue()


def write_decided(verdicts: Verdicts) -> str:
    """The file of what was decided alone, as `read_review` reads it and `write_review` keeps it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("verdict", "here_id", "there_id"))
    words = {True: "same", False: "different"}
    writer.writerows((words[is_same], *ids) for ids, is_same in verdicts.items())
    return stream.getvalue()


def _line(match: Match) -> dict[str, object]:
    here, there = match.here, match.there
    assert here is not None and there is not None  # noqa: PT018  # an unsure one is of both
    return {
        "verdict": "",
        "gap_days": f"{(match.gap_s or 0) / 86_400:.1f}",
        "here_at": here.launched_at,
        "there_at": there.launched_at,
        "here_rocket": here.rocket,
        "there_rocket": there.rocket,
        "here_mission": here.mission,
        "there_mission": there.mission,
        "here_pad": here.pad,
        "there_pad": there.pad,
        "score": match.score,
        "here_id": here.launch_id,
        "there_id": there.launch_id,
    }
