"""What this program knows of a stored record: a newer one beside it may have written more.

During a roll-out and after a roll-back two versions read the same Redis. Used by the stores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any


def known(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are fields of a dataclass."""
    return {field.name: values[field.name] for field in fields(kind) if field.name in values}
