"""The same statements where one machine ends: PostgreSQL, Trino over it, and Trino over a lake.

    python bench/lake.py [--launches 10000000] [--rounds 3]

Fills the empty warehouse of SPACELAUNCH_WAREHOUSE_URL with invented launches, publishes them by the
Trino of SPACELAUNCH_TRINO_URL, which has a catalog `lake`, and asks all three. A figure is the
median of the rounds, or what an engine said that has no answer. docs/scale.md has what it printed
last, and where.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from sqlalchemy import Engine, make_url, text

from spacelaunch.errors import SpacelaunchError
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import QUERIES
from spacelaunch.queries.summarise import answer
from spacelaunch.warehouse.engines import open_engine, open_trino
from spacelaunch.warehouse.lake import Copied, publish_lake
from spacelaunch.warehouse.schema import upgrade
from spacelaunch.warehouse.sql_engine import open_sql_engine

SOURCE = "gcat"
QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("timeline", {}),
    ("geography", {}),
    ("top-providers", {}),
    ("success-over-time", {}),
    ("launches-per-year", {}),
    ("launch-cadence", {}),
    ("geography", {"year_from": 2020, "year_to": 2020}),
)
# Seventy years, 200 providers, 20 countries; columns that no statement reads are there too.
FILL = """
insert into launches
select md5(n::text), 'Provider ' || n % 200, 'Country ' || n % 20,
       case when n % 3 = 0 then 'private' else 'state' end, 'Pad ' || n % 60,
       'Country ' || n % 20, 'Rocket ' || n % 300, 'Synthetic sample ' || n,
       case when n % 11 = 0 then 'failure' else 'success' end, n % 2 = 0,
       case when n % 4 = 0 then n % 90 end, at, extract(year from at), 'minute',
       :source, n::text, null, 'orbital', at, at + interval '1 minute', false,
       extract(epoch from at)
from (select n, timestamptz '1957-01-01 00:00Z'
                + interval '70 years' * (n / cast(:launches as float)) as at
      from generate_series(1, :launches) n) numbered
"""
BUILT = """
insert into builds values (:source, 0, 'of the bench', now(), 0)
"""
# As a load of that size is made: the indexes once, when all is there.
WITHOUT = (
    "alter table launches drop constraint pk_launches",
    "alter table launches drop constraint uq_launches_source_source_id",
    "drop index ix_launches_source_launch_year",
)
WITH = (
    "create index ix_launches_source_launch_year on launches (source, launch_year)",
    "analyze launches",
)


def fill(warehouse: Engine, launches: int) -> None:
    """Invented launches of one source; raises SystemExit where there is anything already."""
    upgrade(warehouse)
    with warehouse.begin() as connection:
        if connection.scalar(text("select count(*) from builds")):
            raise SystemExit("the warehouse is not empty; the bench wants one of its own")
        for sql in WITHOUT:
            connection.execute(text(sql))
        connection.execute(text(FILL), {"source": SOURCE, "launches": launches})
        connection.execute(text(BUILT), {"source": SOURCE})
        for sql in WITH:
            connection.execute(text(sql))


def ask(engine: Engine, name: str, given: dict[str, Any]) -> Callable[[], Any]:
    """A question, to be timed."""
    analysis = QUERIES[name]
    params = read_parameters(analysis.parameters, given)

    def asking() -> Any:
        with open_sql_engine(engine, SOURCE) as session:
            return answer(analysis, params, session)

    return asking


def timed_s(work: Callable[[], Any], times: int = 1) -> tuple[float, Any]:
    """The median of some rounds, in seconds, and the last answer."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - began)
    return median(taken), found


def lines(engines: dict[str, Engine], rounds: int) -> Iterator[str]:
    """A row of the table for each question; raises SystemExit where two answers differ."""
    yield f"| question | {' | '.join(f'{name}, s' for name in engines)} |"
    yield f"| --- |{' --- |' * len(engines)}"
    for name, given in QUESTIONS:
        cells, found = [], []
        for engine in engines.values():
            try:
                taken_s, rows = timed_s(ask(engine, name, given), rounds)
            except SpacelaunchError as exc:
                cells.append(str(exc))
            else:
                cells.append(f"{taken_s:.1f}")
                found.append(rows)
        if any(rows != found[0] for rows in found):
            raise SystemExit(f"{name}: not all say the same")
        said = " ".join([name, *(f"{key}={value}" for key, value in given.items())])
        yield f"| {said} | {' | '.join(cells)} |"


def tell(copied: Copied) -> None:
    """How far the copying is."""
    if copied.row_count:
        print(f"  {copied.table}: {copied.row_count:,} rows", flush=True)


def main() -> None:
    """Fill, publish, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--launches", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    launches: int = options.launches
    url = make_url(os.environ["SPACELAUNCH_TRINO_URL"])
    lake_url = url.set(database=f"lake/{str(url.database).partition('/')[2]}")
    warehouse = open_engine(os.environ["SPACELAUNCH_WAREHOUSE_URL"])
    trino, lake = (open_trino(each.render_as_string(False)) for each in (url, lake_url))
    taken_s, _ = timed_s(lambda: fill(warehouse, launches))
    print(f"{launches:,} launches into PostgreSQL: {taken_s:.0f} s", flush=True)
    taken_s, _ = timed_s(lambda: publish_lake(warehouse, trino, tell))
    print(f"published into the lake: {taken_s:.0f} s", flush=True)
    engines = {"PostgreSQL": warehouse, "Trino over it": trino, "over the lake": lake}
    for line in lines(engines, options.rounds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
