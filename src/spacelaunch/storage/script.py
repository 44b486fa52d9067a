"""Small Lua programs that Redis runs as one step, each in a `.lua` file of this folder.

They stand where a transaction would do but for one thing: a full Redis before version 8 refuses
every command inside MULTI, those that free memory too. In a script it looks at the first write
alone, so one that begins by removing something always runs. Used by the stores.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from redis import Redis


def run_script(redis: Redis, name: str, keys: Sequence[str], *values: str | bytes | float) -> Any:
    """What the script of this name returns; raises RedisError."""
    return redis.eval(_text(name), len(keys), *keys, *values)


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.lua").read_text(encoding="utf-8")
