"""What RQ's queue carries, read as if anybody had written it: a job's id and its time limit.

Who can write to the queue must be able neither to run code nor to end workers, so nothing else of
a payload is believed, and one that cannot be read is dropped and counted. Used by `rq_worker`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from typing import Any

import orjson
from redis import Redis
from redis.exceptions import ResponseError
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job as Carrier
from rq.serializers import JSONSerializer

from spacelaunch.jobs.queue import LONGEST_S, QUEUE_NAME

# Ours has some two hundred bytes.
_MOST_BYTES = 2_000
_JOB_ID = re.compile(r"[\w.-]{1,200}")


def queue_class(dropped: Callable[[str], None]) -> type[Queue]:
    """A class of RQ queues that pass over an id that is no text; `dropped` is told of it."""

    class DoubtingQueue(Queue):
        """RQ's queue, which would end its worker."""

        @classmethod
        def dequeue_any(
            cls, queues: Iterable[Queue], *given: Any, **more: Any
        ) -> tuple[Carrier, Queue] | None:
            """As RQ's, which knows ids as text alone."""
            while True:
                try:
                    return super().dequeue_any(queues, *given, **more)
                except UnicodeDecodeError as exc:
                    dropped(repr(exc.object))
                    for queue in queues:
                        key, id_ = queue.intermediate_queue_key, exc.object
                        queue.connection.lrem(key, 1, id_)  # type: ignore[arg-type]  # bytes

    return DoubtingQueue


def carrier_class(run: Callable[[str], None], dropped: Callable[[str], None]) -> type[Carrier]:
    """A class of RQ jobs that all run this function on the job id they carry.

    Shape: `dropped` is told which payload could not be read.
    """

    class OneFunctionCarrier(Carrier):
        """An RQ job whose payload cannot choose what is run."""

        func = property(lambda _: run)
        success_callback = property(lambda _: None)
        failure_callback = property(lambda _: None)
        stopped_callback = property(lambda _: None)

        def send_webhooks(self, *_: Any, **__: Any) -> None:
            """Nothing is called from here."""

        @classmethod
        def fetch(cls, id: str, connection: Redis | None = None, serializer: Any = None) -> Carrier:
            """As RQ's; one that cannot be read is one that is not there, for which RQ is ready."""
            try:
                return super().fetch(id, connection, serializer)
            except ValueError as exc:
                dropped(f"{id!r}: {exc}")
                if connection is not None:
                    connection.delete(cls.key_for(id))
                raise NoSuchJobError from exc

        def refresh(self) -> None:
            """Read what we would have written, and nothing else; raises ValueError."""
            self.restore(_as_rq_reads(*_believed(self.connection, self.key)))

    return OneFunctionCarrier


def carrier_of(
    kind: type[Carrier], carrier_id: str, job_id: str, timeout_s: int, redis: Redis
) -> Carrier:
    """The carrier that another process has read."""
    carrier = kind(carrier_id, connection=redis, serializer=JSONSerializer)
    carrier.restore(_as_rq_reads(job_id, timeout_s))
    return carrier


def _as_rq_reads(job_id: str, timeout_s: int) -> dict[bytes, bytes]:
    """A payload, with our values where those in Redis do not matter."""
    return {
        b"data": orjson.dumps(["", None, [job_id], {}]),
        b"origin": QUEUE_NAME.encode(),
        b"status": b"queued",
        b"timeout": str(timeout_s).encode(),
        b"result_ttl": b"0",
        b"failure_ttl": b"60",
    }


def _believed(redis: Redis, key: str) -> tuple[str, int]:
    """The job's id and its time limit.

    Raises:
        NoSuchJobError: there is no payload.
        ValueError: it is not one of ours.
    """
    data, timeout = _read(redis, key)
    job_id = _carried(orjson.loads(_unpacked(data)))
    timeout_s = int(timeout or b"0")
    if not 1 <= timeout_s <= LONGEST_S:
        raise ValueError("its time limit is none")
    return job_id, timeout_s


def _read(redis: Redis, key: str) -> tuple[bytes, bytes | None]:
    try:
        with redis.pipeline(transaction=False) as sizes:
            for name in ("data", "timeout"):
                sizes.hstrlen(key, name)
            if max(sizes.execute()) > _MOST_BYTES:
                raise ValueError("it is too long")
        found: Any = redis.hmget(key, "data", "timeout")
    except ResponseError as exc:  # it is no hash
        raise ValueError("it is no payload") from exc
    if not any(found) and not redis.exists(key):
        raise NoSuchJobError(f"no payload {key}")
    return found[0] or b"", found[1]


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_BYTES)
    except zlib.error:
        return data  # RQ takes it as it is, too


def _carried(call: object) -> str:
    """The job id in a call as RQ writes it: function, instance, arguments, named arguments."""
    match call:
        case [_, _, [str(job_id), *_], *_] if _JOB_ID.fullmatch(job_id):
            return job_id
    raise ValueError("it carries no job id")
