"""Whether the client is still there, so that nobody goes on working for one that has gone.

Asked where a request waits or is about to do much, and while what it sent is read. Used by the
routes and by `upload`.
"""

from __future__ import annotations

import io
from typing import BinaryIO, Protocol

from flask import request

from spacelaunch.errors import ClientGoneError


def has_client_gone() -> bool:
    """Whether it has closed its connection; False where that cannot be known."""
    return _has_ended(_client())


def require_client() -> None:
    """Stop here where the client has gone; raises ClientGoneError.

    Note: one that closes only its sending side and waits on is taken for gone, too; TCP tells the
        two apart only when something is sent.
    """
    _require(_client())


class WantedStream(io.RawIOBase):
    """What a client sent, for as long as it is there; each `read` raises as `require_client`."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._client = _client()  # other threads read ahead, and know no request

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """As the stream does."""
        _require(self._client)
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As the stream does."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """As the stream does."""
        return self._stream.tell()


class _Client(Protocol):
    def has_ended(self) -> bool: ...


def _client() -> _Client | None:
    """One of `connections.client_socket`; None where another server is at work."""
    return request.environ.get("gunicorn.socket")


def _has_ended(client: _Client | None) -> bool:
    return client is not None and client.has_ended()


def _require(client: _Client | None) -> None:
    if _has_ended(client):
        raise ClientGoneError
