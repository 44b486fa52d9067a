"""What was sent to be loaded by a worker, until its job is over.

It lies in Redis, which API and workers share wherever they run; a folder they need not share. In
blocks that are packed one by one, so that neither side holds it twice, and beside the data, for
which there is a limit (`room`). Whose job is over is dropped by `jobs.drop_uploads`; what nobody
drops expires. Used by `jobs` and the worker.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any, BinaryIO

from redis import Redis

from spacelaunch.errors import ExpiredError, StorageUnavailableError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import as_text, reachable
from spacelaunch.storage.room import DATA_PCT, require_room

# Longer than a job waits that anybody still waits for.
KEEP_S = 86_400
_BLOCK_BYTES = 1 << 20
# A table is packed to a fifth at ten times the speed of the best level.
_LEVEL = 1


class UploadStore:
    """Keeps uploads by the ids of their jobs, and what their loads have done."""

    def __init__(self, redis: Redis, keep_s: int = KEEP_S) -> None:
        self._redis = redis
        self._keep_s = keep_s

    def keep(self, job_id: str, stream: BinaryIO) -> None:
        """Keep all of a stream, before there is a job; or nothing of it.

        Raises:
            StorageFullError: it would take the room that is left to others.
        """
        try:
            with reachable():
                now_s, _ = self._redis.time()
                self._redis.zadd(keys.UPLOADS, {job_id: now_s})
            for number, block in enumerate(_blocks(stream)):
                self._add(job_id, number, block)
        except BaseException:
            with suppress(StorageUnavailableError):  # then whoever sweeps finds it listed
                self.drop(job_id)
            raise

    def read(self, job_id: str) -> Iterator[bytes]:
        """The blocks of an upload.

        Raises:
            ExpiredError: it is gone.
        """
        with reachable():
            count = self._redis.hlen(keys.upload(job_id))
        if not count:
            raise _gone(job_id)
        for number in range(count):
            with reachable():
                packed: Any = self._redis.hget(keys.upload(job_id), str(number))
            if packed is None:
                raise _gone(job_id)
            yield zlib.decompress(packed)

    def receipt(self, job_id: str) -> bytes | None:
        """The report of the load, where an attempt of this job has come to its end already."""
        with reachable():
            found: Any = self._redis.get(keys.receipt(job_id))
        return found if found is None else bytes(found)

    def drop(self, job_id: str) -> None:
        """Forget what was sent for a job."""
        with reachable():
            self._redis.unlink(keys.upload(job_id), keys.receipt(job_id))
            self._redis.zrem(keys.UPLOADS, job_id)

    def kept_since(self, moment: datetime) -> list[str]:
        """Ids of the jobs whose upload is kept since this moment, or for longer."""
        with reachable():
            return as_text(self._redis.zrangebyscore(keys.UPLOADS, "-inf", moment.timestamp()))

    def _add(self, job_id: str, number: int, block: bytes) -> None:
        packed = zlib.compress(block, _LEVEL)
        require_room(self._redis, len(packed), DATA_PCT)
        with reachable():
            # By number and not at the end of a list: a call that is tried again writes it once.
            self._redis.hset(keys.upload(job_id), str(number), packed)
            self._redis.expire(keys.upload(job_id), self._keep_s)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK_BYTES):
        yield block


def _gone(job_id: str) -> ExpiredError:
    return ExpiredError(f"what was sent for job {job_id} is gone; send it again")
