"""A file that is handed on while it is written, so that it is never in memory whole.

Called by the forms that only a library can write: `parquet` and `workbook`.
"""

from __future__ import annotations

import io


class Sink(io.RawIOBase):
    """What was written, to be taken piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How much was written, which the file notes at its end."""
        return self._length

    def write(self, data: object) -> int:
        """Keep it until it is taken."""
        piece = bytes(data)  # type: ignore[call-overload]  # Arrow gives a buffer
        self._pieces.append(piece)
        self._length += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
