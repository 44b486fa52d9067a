"""A small HTTP client that costs little itself: requests a second, over connections that stay.

Used by the benches; `httpx` would take longer than what it is to measure.
"""

from __future__ import annotations

import socket
import threading
import time
from itertools import count
from urllib.parse import urlsplit


class Wire:
    """One connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = f"{parts.hostname}:{parts.port}"
        self._socket = socket.create_connection((str(parts.hostname), parts.port or 80))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str, headers: str = "") -> bytes:
        """Ask, and read the whole answer, head and body; the body has a length or is none."""
        request = f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n{headers}\r\n"
        self._socket.sendall(request.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._received(1 << 16)
        head, _, _ = answer.partition(b"\r\n\r\n")
        left = len(head) + 4 + _length(head) - len(answer)
        parts = [answer]
        while left > 0:
            parts.append(self._received(min(left, 1 << 20)))
            left -= len(parts[-1])
        return b"".join(parts)

    def _received(self, most: int) -> bytes:
        found = self._socket.recv(most)
        if not found:  # as from a server that has waited for long enough
            raise ConnectionError(f"{self._host} hung up")
        return found

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


def measure_rate(
    url: str, path: str, headers: str = "", requests: int = 1_500, is_new: bool = False
) -> float:
    """Requests a second, over four connections at once; a refusal ends it.

    Shape: `is_new` asks in other words each time, so that no answer can have been kept for it.
    """
    wires = [Wire(url) for _ in range(4)]
    for wire in wires:
        status = wire.get(path, headers).split(b" ", 2)[1]
        assert status in (b"200", b"304"), f"{path}: {status.decode()}"

    def ask(wire: Wire) -> None:
        for _ in range(requests // len(wires)):
            wire.get(path, _new_words() if is_new else headers)

    threads = [threading.Thread(target=ask, args=[wire]) for wire in wires]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    for wire in wires:
        wire.close()
    return requests / took


def measure_ms(url: str, path: str, times: int = 9) -> list[float]:
    """Milliseconds of some requests, one after another, each in words of its own."""
    wire, found = Wire(url), []
    for _ in range(times):
        began = time.perf_counter()
        wire.get(path, _new_words())
        found.append((time.perf_counter() - began) * 1_000)
    wire.close()
    return found


_numbers = count(100_000)


def _new_words() -> str:
    return f"Accept: application/json;q=0.{next(_numbers)}\r\n"


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
