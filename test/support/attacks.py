"""Clients that mean no good, on loopback and for as long as they are told.

    python attacks.py URL NAME SECONDS CLIENTS SIZE

Each costs whoever runs it next to nothing: an open connection, or a few kilobytes now and then.
Prints how often each status was answered, as JSON. A program, so that it does not hold up a test
that measures what others notice of it.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from urllib.parse import urlsplit

HOST = b"Host: localhost\r\n"
JSON = b"Content-Type: application/json\r\n"
# How long a client that was thrown out, or has its answer, waits before it comes again.
PAUSE_S = 1.0


@dataclass(frozen=True, slots=True)
class Target:
    """Where to, until when, how much, and what was answered."""

    host: str
    port: int
    until: float
    size: float
    statuses: Counter[str]

    def note(self, answer: bytes) -> None:
        """Count an answer by its status."""
        if answer.startswith(b"HTTP/1.1 "):
            self.statuses[answer[9:12].decode()] += 1

    def is_over(self) -> bool:
        """Whether it is enough."""
        return time.monotonic() > self.until

    async def pause(self, seconds: float = PAUSE_S) -> None:
        """Rest, and not past the end."""
        await asyncio.sleep(max(0.0, min(seconds, self.until - time.monotonic())))


Attack = Callable[[Target], Awaitable[None]]


async def hold(start: bytes, drip: bytes, target: Target) -> None:
    """Send a beginning, then a bit each second; or only hold on, and take no answer."""
    while not target.is_over():
        with suppress(OSError):
            reader, writer = await asyncio.open_connection(target.host, target.port, limit=1_024)
            writer.write(start)
            while not target.is_over():
                if drip:
                    writer.write(drip)
                    with suppress(TimeoutError):
                        answer = await asyncio.wait_for(reader.read(1_024), PAUSE_S)
                        target.note(answer)
                        break
                await target.pause()
            writer.close()
        await target.pause()


async def ask(request: Callable[[int, float], bytes], target: Target) -> None:
    """Ask again and again, a connection each."""
    for number in count():
        if target.is_over():
            return
        with suppress(OSError):
            reader, writer = await asyncio.open_connection(target.host, target.port)
            writer.write(request(number, target.size))
            target.note(await reader.read(1_024))
            writer.close()
        await target.pause()


async def ask_and_cancel(target: Target) -> None:
    """Ask for a chart that nobody has asked for, and cancel it."""
    for number in count():
        if target.is_over():
            return
        with suppress(OSError, ValueError):
            body = b'{"dpi": %d}' % (50 + (number + id(asyncio.current_task())) % 100)
            asked = await _answer(target, post(b"/analyze/timeline", body))
            job_id = json.loads(asked.partition(b"\r\n\r\n")[2])["job_id"]
            await _answer(target, post(b"/jobs/%b/cancel" % job_id.encode()))
        await target.pause(PAUSE_S / 10)


async def _answer(target: Target, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(target.host, target.port)
    writer.write(request)
    answer = await reader.read()
    writer.close()
    target.note(answer)
    return answer


def get(path: bytes, *headers: bytes) -> bytes:
    """A GET."""
    head = [b"GET %b HTTP/1.1" % path, b"Host: localhost", b"Connection: close", *headers]
    return b"\r\n".join([*head, b"", b""])


def post(path: bytes, body: bytes = b"", *headers: bytes) -> bytes:
    """A POST of JSON, where it has a body."""
    kind = [b"Content-Type: application/json"] if body and not headers else []
    head = [
        *(b"POST %b HTTP/1.1" % path, b"Host: localhost", b"Connection: close"),
        *(b"Content-Length: %d" % len(body), *kind, *headers),
    ]
    return b"\r\n".join([*head, b"", b""]) + body


def begin(path: bytes, length: bytes) -> bytes:
    """The head of a POST whose body follows, or does not."""
    return b"POST %b HTTP/1.1\r\n%b%b%b\r\n\r\n" % (path, HOST, JSON, length)


def load(name: bytes, content: bytes) -> bytes:
    """A multipart upload."""
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="%b"\r\n\r\n%b\r\n--x--\r\n'
        % (name, content)
    )
    return post(b"/data?dry_run=1", body, b"Content-Type: multipart/form-data; boundary=x")


def load_gzip(content: bytes) -> bytes:
    """The same of a file that was made small."""
    return load(b"a.csv.gz", gzip.compress(content))


COLUMNS = (
    b"Company Name,Location,Detail,Status Rocket, Rocket,Status Mission,Country of Launch,"
    b"Companys Country of Origin,Private or State Run,DateTime,Year,Month,Day,Date,Time"
)
ROW = b"\nA,B,R | M,,,Success,USA,USA,P,2001-02-03 04:05:00+00:00,2001,2,3,03/02/2001,04:05"
BAD_ROW = b"\nA,B,R | M,,,Success,USA,USA,P,,,,,,"
DRIPS = {
    "slow heads": b"GET /data HTTP/1.1\r\n" + HOST + b"X-Slow: ",
    "slow bodies": begin(b"/analyze/timeline", b"Content-Length: 9000"),
    "slow chunks": begin(b"/data", b"Transfer-Encoding: chunked") + b"2328\r\n",
    "slow after a 404": begin(b"/nowhere", b"Content-Length: 9000000"),
    "slow after a 413": begin(b"/jobs/1/cancel", b"Content-Length: 90000000"),
}
Request = Callable[[int, float], bytes]
"""The request with this number, at this part of its full size."""
REQUESTS: dict[str, Request] = {
    "a sort of 900 keys": lambda *_: get(b"/data?sort=" + b",".join([b"year"] * 900)),
    "a limit of 3,000 digits": lambda *_: get(b"/data?limit=" + b"0" * 3_000 + b"1"),
    "a head of 700 kB": lambda *_: get(b"/data", *([b"X-Much: " + b"y" * 8_000] * 90)),
    "broken chunks": lambda *_: begin(b"/data", b"Transfer-Encoding: chunked") + b"zz\r\nx",
    "a file's name of 8 MB": lambda *_: load(b"n" * 8_000_000, COLUMNS + ROW),
    "a picture a key": lambda number, _: post(
        b"/analyze/timeline",
        b"",
        *(b"Accept: image/png", b"Prefer: wait=30", b"Idempotency-Key: %d-%d" % (number, id(ROW))),
    ),
    "scrapes": lambda *_: get(b"/metrics"),
    "a column's name of 100,000 letters": lambda _, size: load_gzip(
        COLUMNS + b"," + b"c" * 100_000 + (ROW + b",") * int(50_000 * size)
    ),
    "160,000 columns": lambda _, size: load_gzip(
        COLUMNS + b"".join(b",c%d" % n for n in range(int(160_000 * size))) + ROW
    ),
    "99 million empty lines": lambda _, size: load_gzip(
        COLUMNS + ROW + b"\n" * int(99_000_000 * size)
    ),
    "a million bad lines": lambda _, size: load_gzip(
        COLUMNS + ROW + BAD_ROW * int(1_000_000 * size)
    ),
    "five million worthless items": lambda _, size: post(
        b"/data?dry_run=1", b"[" + b"0," * int(4_900_000 * size) + b"0]"
    ),
}
ATTACKS: Mapping[str, Attack] = {
    **{name: partial(hold, start, b" ") for name, start in DRIPS.items()},
    "answers not taken": partial(hold, get(b"/data") * 3, b""),
    **{name: partial(ask, request) for name, request in REQUESTS.items()},
    "jobs asked for and cancelled": ask_and_cancel,
}
# They hold on to a connection, and come in hundreds.
HOLDING = (*DRIPS, "answers not taken")


async def run(url: str, name: str, seconds: float, clients: int, size: float) -> Counter[str]:
    """Let so many clients loose."""
    parts = urlsplit(url)
    assert parts.hostname == "127.0.0.1", "only this machine"
    until = time.monotonic() + seconds
    target = Target(parts.hostname, parts.port or 80, until, size, Counter())
    tasks = [asyncio.create_task(_started(ATTACKS[name](target))) for _ in range(clients)]
    await asyncio.wait(tasks, timeout=seconds + 30)
    for task in tasks:
        task.cancel()
    return target.statuses


async def _started(attack: Awaitable[None]) -> None:
    await attack


def main(url: str, name: str, seconds: str, clients: str, size: str) -> None:
    """As the command line has it."""
    print(json.dumps(asyncio.run(run(url, name, float(seconds), int(clients), float(size)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
