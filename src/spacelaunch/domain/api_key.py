"""An API key: who may do what. The key's text is a secret and is never kept, only its digest.

A key holds 256 random bits, so nobody can find it by trying; a slow hash, which protects words that
people choose, would cost each request and protect nothing. Used by `storage`, `api` and `cli`.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spacelaunch.errors import BadRequestError

# Lets a secret scanner, and a reader of a leaked file, see what it is.
PREFIX = "spacelaunch_"
_ID_LENGTH = 12
LONGEST_NAME = 64


class Scope(StrEnum):
    """What a request needs and a key allows; each includes those before it."""

    OPEN = "open"
    READ = "read"
    WRITE = "write"
    ADMIN = "admin"

    def includes(self, needed: Scope) -> bool:
        """Whether a key of this scope may do what needs that one."""
        ranks = list(Scope)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """One key, without its text."""

    name: str
    """Whose it is, for people."""
    scope: Scope
    digest: str
    """SHA-256 of the key's text, in hex."""
    created_at: datetime | None = None
    """None where it came from the settings."""

    @property
    def key_id(self) -> str:
        """Names the key in lists and logs; opens nothing."""
        return self.digest[:_ID_LENGTH]

    def opens_for(self, text: str) -> bool:
        """Whether this text is the key, in a time that does not depend on where they differ."""
        return hmac.compare_digest(self.digest, digest_of(text))


def require_name(name: str) -> None:
    """Refuse what would not stay on its line of a list, or be seen in it; BadRequestError."""
    if not (name.strip() and len(name) <= LONGEST_NAME and name.isprintable()):
        raise BadRequestError(
            f"a key's name has 1 to {LONGEST_NAME} letters that can be seen, got {name[:80]!r}"
        )


def digest_of(text: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(text.encode()).hexdigest()


def id_of(text: str) -> str:
    """The id that a key with this text has."""
    return digest_of(text)[:_ID_LENGTH]


def text_of(random: bytes) -> str:
    """The text of a key; raises ValueError where the bytes are too few to be a secret."""
    if len(random) < 32:
        raise ValueError("a key has at least 32 random bytes")
    return PREFIX + random.hex()
