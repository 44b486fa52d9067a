"""Launch documents into a database: ours, dlt's merge, and a plain COPY with an anti-join.

    python bench/ingest.py [--documents 100000] [--engine postgresql] [--without-dlt]

All read the same invented documents, in the same run, each in a process of its own whose memory is
measured: ours in pages, as an API sends them, the others one by one. Beside the clock, which other
work on the machine disturbs, stand the processors, in microseconds a document: Python's, and those
of all of PostgreSQL's processes. PostgreSQL is one of Debian's
packages, started here and removed again; dlt, for that alone, is installed into an environment of
its own beside the file, from PyPI. On SQLite the plain way is rows into a temporary table. `run` is
a whole run, which types all documents anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import psycopg
from sqlalchemy import Engine

from spacelaunch.domain.document import Mark, Page
from spacelaunch.pipeline.land import Landing, land
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources.json_documents import unread_page
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.sources.spacex_documents import IS_SOUND
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.schema import upgrade
from spacelaunch.warehouse.transactions import for_good

sys.path.insert(0, str(Path(__file__).parents[1] / "test" / "support"))
from postgres_server import USER, PostgresServer, find_postgres

PAGE = 2_000
DLT = "dlt[postgres]==1.31.0"
_ANTI_JOIN = (
    "insert into plain select * from arrived where not exists (select 1 from plain "
    "where plain.id = arrived.id and plain.hash = arrived.hash)"
)
DLT_RUN = """
import dlt, orjson, sys
@dlt.resource(name="launches", primary_key="id", write_disposition="merge", max_table_nesting=0)
def launches():
    for line in open(sys.argv[1], "rb"):
        yield orjson.loads(line)
target = dlt.destinations.postgres(f"postgresql://{sys.argv[3]}:trusted@localhost/postgres?host={sys.argv[2]}")
dlt.pipeline("bench", destination=target, dataset_name="bench").run(launches())
"""


def main() -> int:
    """Measure, print, and say by the exit code whether the aims are met."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--documents", type=int, default=100_000)
    asked.add_argument("--engine", choices=("postgresql", "sqlite"), default="postgresql")
    asked.add_argument("--without-dlt", action="store_true")
    asked.add_argument("--contender", help=argparse.SUPPRESS)
    asked.add_argument("--file", help=argparse.SUPPRESS)
    asked.add_argument("--target", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.contender:
        print(json.dumps(_measured(CONTENDERS[given.contender], given.file, given.target)))
        return 0
    with tempfile.TemporaryDirectory(prefix="spacelaunch-bench-") as folder:
        with_dlt = not given.without_dlt and given.engine == "postgresql"
        with _target(Path(folder), given.engine) as target:
            return _compare(Path(folder), given.documents, target, with_dlt=with_dlt)


@contextmanager
def _target(folder: Path, engine: str) -> Iterator[str]:
    """A file for SQLite, or the folder of a server's socket."""
    if engine == "sqlite":
        yield str(folder / "warehouse.sqlite")
        return
    programs = find_postgres()
    assert programs, "there is no PostgreSQL"
    server = PostgresServer(programs)
    server.start()
    try:
        yield dict(part.split("=") for part in server.conninfo.split())["host"]
    finally:
        server.stop()


def _compare(folder: Path, documents: int, target: str, *, with_dlt: bool) -> int:
    path = folder / "launches.ndjson"
    with path.open("wb") as stream:
        stream.writelines(orjson.dumps(_document(number)) + b"\n" for number in range(documents))
    _write_pages(path)
    print(f"{documents:,} documents, {path.stat().st_size / documents:,.0f} bytes each")
    asked = {"plain": "plain", "ours": "ours", "again": "ours", "few": "few", "run": "run"}
    spent = {
        name: _child(name, contender, path, target, documents)
        for name, contender in (asked | {"few run": "few-run"}).items()
    }
    dlt = _dlt(folder, path, target) if with_dlt else None
    return _tell(documents, spent, dlt)


def _tell(documents: int, spent: dict[str, Spent], dlt: float | None) -> int:
    ours, plain = spent["ours"].clock_s, spent["plain"].clock_s
    of_processors = spent["ours"].processors_s / spent["plain"].processors_s
    per_100k = spent["again"].clock_s * 100_000 / documents
    again = spent["again"].processors_s * 100_000 / documents
    print(
        f"plain COPY and anti-join {plain:.2f} s; ours {ours / plain:.2f}x (at most 1.5), "
        f"{of_processors:.2f}x of processors"
    )
    print(f"unchanged again: {per_100k:.2f} s per 100,000 (at most 0.3), {again:.2f} of processors")
    few, run = spent["few"].clock_s, spent["few run"].clock_s
    print(f"200 changed documents: {few:.2f} s; a whole run: {run:.2f} s")
    if dlt is not None:
        print(f"dlt's merge {dlt:.1f} s; ours is {dlt / ours:.1f}x faster (at least 5)")
    return int(ours > 1.5 * plain or per_100k > 0.3 or (dlt is not None and dlt < 5 * ours))


class Spent(NamedTuple):
    """Seconds: by the clock, of a processor in this process, and in those of PostgreSQL."""

    clock_s: float
    python_s: float
    postgresql_s: float

    @property
    def processors_s(self) -> float:
        """Both together."""
        return self.python_s + self.postgresql_s


def _now(target: str) -> Spent:
    return Spent(time.perf_counter(), time.process_time(), _postgresql_s(target))


def _since(began: Spent, target: str) -> Spent:
    return Spent(*(now - then for now, then in zip(_now(target), began, strict=True)))


def _postgresql_s(target: str) -> float:
    """What the server has taken, with its children, those that ended and those that run."""
    if _is_file(target):
        return 0.0
    server = Path(target, ".s.PGSQL.5432.lock").read_text().split()[0]
    ticks = sum(map(int, _stat(server)[11:15]))
    for children in Path("/proc", server, "task").glob("*/children"):
        ticks += sum(sum(map(int, _stat(child)[11:13])) for child in children.read_text().split())
    return ticks / os.sysconf("SC_CLK_TCK")


def _stat(process: str) -> list[str]:
    try:
        return Path("/proc", process, "stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return ["0"] * 15  # it has ended meanwhile


def _child(name: str, contender: str, path: Path, target: str, documents: int) -> Spent:
    words = ["--contender", contender, "--file", str(path), "--target", target]
    ended = subprocess.run(
        [sys.executable, __file__, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    found = json.loads(ended.stdout)
    spent = Spent(*found["spent"])
    python, postgresql = (part / documents * 1e6 for part in spent[1:])
    print(
        f"{name:<8}{spent.clock_s:8.2f} s{python:7.1f} and{postgresql:6.1f} us"
        f"{found['mb']:6.0f} MB",
        flush=True,
    )
    return spent


def _measured(work: Callable[[str, str], Spent], path: str, target: str) -> dict[str, Any]:
    return {
        "spent": work(path, target),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _document(number: int) -> dict[str, Any]:
    """An invented launch in the API's shape and size."""
    at = datetime(1960, 1, 1, tzinfo=UTC) + timedelta(minutes=20 * number)
    core = {"core": f"{number % 97:024x}", "flight": number % 9 + 1, "gridfins": True, "legs": True}
    return {
        "id": f"{number:024x}",
        "name": f"Synthetic sample {number}",
        "date_utc": at.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z",
        "date_unix": int(at.timestamp()),
        "date_precision": "hour",
        "flight_number": number,
        "upcoming": False,
        "success": number % 23 != 0,
        "failures": [],
        "rocket": f"{number % 5:024x}",
        "launchpad": f"{number % 7:024x}",
        "payloads": [f"{number:024x}"],
        "cores": [core],
        "links": {
            "flickr": {"original": [f"https://example.org/{number}/{n}.jpg" for n in range(8)]}
        },
        "details": "An invented launch that never was, told at the length of a true one. " * 6,
        "window": 0,
        "net": False,
        "tbd": False,
    }


class _FileSource(Spacex):
    """The SpaceX source with a file of documents in place of the API."""

    path: str
    resources = ("launches",)

    def changed_tag(self, *_: object) -> str:
        return "changed"

    def read_new(self, *_: object) -> Iterator[Page]:
        for page in sorted(_pages_of(self.path).iterdir()):
            yield unread_page(page.read_bytes(), Mark(), IS_SOUND["launches"])


def _pages_of(path: str) -> Path:
    return Path(path).with_suffix(".pages")


def _write_pages(path: Path) -> None:
    """Beside the documents, a line each, their pages as the API would send them, a file each."""
    folder = _pages_of(str(path))
    folder.mkdir(exist_ok=True)
    with path.open("rb") as stream:
        for number in count():
            lines = [line.rstrip() for line in islice(stream, PAGE)]
            if not lines:
                return
            (folder / f"{number:06}.json").write_bytes(b"[" + b",".join(lines) + b"]")


def _open(target: str) -> Engine:
    if _is_file(target):
        return open_engine(f"sqlite:///{target}")
    return open_engine(f"postgresql+psycopg://{USER}@/postgres?host={target}")


def _is_file(target: str) -> bool:
    return target.endswith(".sqlite")


def _source(path: str) -> _FileSource:
    source = _FileSource(SpacexClient("http://127.0.0.1:9/v4"))
    object.__setattr__(source, "path", path)
    return source


def _ours(path: str, target: str) -> Spent:
    engine = _open(target)
    upgrade(engine)
    source = _source(path)
    began = _now(target)
    landing = Landing(for_good(engine), source, Request(), 1, datetime.now(UTC), lambda _: None)
    for _ in land(landing):
        pass
    return _since(began, target)


def _run(path: str, target: str) -> Spent:
    engine, source, at = _open(target), _source(path), datetime(2100, 1, 1, tzinfo=UTC)
    began = _now(target)
    report = ingest(engine, source, Request(), lambda: at, lambda _: None)
    assert report.error is None, report.error
    return _since(began, target)


def _few(path: str, target: str) -> Spent:
    return _ours(_changed(path, {"success": None}), target)


def _few_run(path: str, target: str) -> Spent:
    return _run(_changed(path, {"success": True}), target)


def _changed(path: str, change: dict[str, Any]) -> str:
    """The last 200 documents with a change, in a file of their own."""
    with Path(path).open("rb") as stream:
        lines = [*deque(stream, maxlen=200)]
    changed = [orjson.loads(line) | change for line in lines]
    few = Path(path).with_name("few.ndjson")
    few.write_bytes(b"\n".join(orjson.dumps(each) for each in changed))
    _write_pages(few)
    return str(few)


def _plain(path: str, target: str) -> Spent:
    return _plain_rows(path, target) if _is_file(target) else _plain_copy(path, target)


def _plain_rows(path: str, target: str) -> Spent:
    connection = sqlite3.connect(f"{target}.plain")
    connection.execute("pragma journal_mode = wal")
    connection.execute("create table plain (id text primary key, hash text, document text)")
    connection.execute("create temp table arrived (id text, hash text, document text)")
    began = _now(target)
    with Path(path).open("rb") as lines:
        rows = (
            (orjson.loads(line)["id"], hashlib.sha256(line).hexdigest(), line.decode())
            for line in lines
        )
        connection.executemany("insert into arrived values (?, ?, ?)", rows)
    connection.execute(_ANTI_JOIN)
    connection.commit()
    return _since(began, target)


def _plain_copy(path: str, target: str) -> Spent:
    with psycopg.connect(f"host={target} user={USER} dbname=postgres") as connection:
        connection.execute("create table plain (id text primary key, hash text, document jsonb)")
        connection.execute("create temp table arrived (id text, hash text, document jsonb)")
        began = _now(target)
        with (
            connection.cursor().copy("copy arrived from stdin") as copy,
            Path(path).open("rb") as lines,
        ):
            for line in lines:
                found = orjson.loads(line)["id"]
                copy.write_row((found, hashlib.sha256(line).hexdigest(), line.decode()))
        connection.execute(_ANTI_JOIN)
        connection.commit()
        return _since(began, target)


CONTENDERS = {
    "plain": _plain, "ours": _ours, "few": _few, "run": _run, "few-run": _few_run,
}  # fmt: skip


def _dlt(folder: Path, path: Path, socket: str) -> float:
    home = str(folder / "dlt")
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    install = [f"{home}/bin/pip", "install", "--quiet", DLT, "orjson"]
    subprocess.run(install, check=True)
    began = time.perf_counter()
    command = [f"{home}/bin/python", "-c", DLT_RUN, str(path), socket, USER]
    env = {**os.environ, "HOME": home, "RUNTIME__DLTHUB_TELEMETRY": "false"}
    subprocess.run(command, check=True, env=env, cwd=home)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
