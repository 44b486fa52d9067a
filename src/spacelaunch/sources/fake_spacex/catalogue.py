"""What the fake server holds: documents by resource, in a first state and in a later one.

All of it is invented and says so in each launch's name. Another folder of the same form may be
given, such as documents that were downloaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from spacelaunch.errors import NotFoundError

Documents = dict[str, list[dict[str, Any]]]

STATES = ("first", "later")
RESOURCES = ("rockets", "launchpads", "payloads", "cores", "launches", "starlink")
_FOLDER = Path(__file__).parent / "documents"


def state(name: str) -> Documents:
    """The documents of a state; the later one is the first with what came and what changed."""
    if name not in STATES:
        raise NotFoundError(f"no state {name}; there are {' and '.join(STATES)}")
    found: Documents = {}
    for each in STATES[: STATES.index(name) + 1]:
        _overlay(found, read_folder(_FOLDER / each))
    return found


def read_folder(folder: Path) -> Documents:
    """The documents of `RESOURCE.json` files; a resource without its file is empty."""
    files = {name: folder / f"{name}.json" for name in RESOURCES}
    return {
        name: orjson.loads(path.read_bytes()) if path.exists() else []
        for name, path in files.items()
    }


def _overlay(below: Documents, above: Documents) -> None:
    for resource, documents in above.items():
        kept = {each["id"]: each for each in below.get(resource, [])}
        kept |= {each["id"]: each for each in documents}
        below[resource] = list(kept.values())
