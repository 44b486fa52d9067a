"""Everything that a warehouse can be asked, with each parameter, and the answers to compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from typing import Any

from sqlalchemy import Engine as Database

from plan_figures import History
from planned_launches import ODD_PLANS, tell
from spacelaunch.domain.precedence import ALL
from spacelaunch.domain.summary import Origin
from spacelaunch.queries.analysis import Over
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import QUERIES
from spacelaunch.queries.summarise import answer, summarise
from spacelaunch.sources.fake_spacex.catalogue import Documents, state
from spacelaunch.sources.kaggle_documents import Kaggle
from spacelaunch.sources.sample import sample_csv
from spacex_worlds import run, served

LAUNCH_ID = state("first")["launches"][0]["id"]
"""Of a launch of theirs."""
PAD_ID = state("first")["launchpads"][0]["id"]
"""Of a pad of theirs."""
ORIGIN = Origin("0123456789abcdef", "test", is_synthetic=False, data_from=None, data_until=None)

YEARS: tuple[dict[str, Any], ...] = ({}, {"year_from": 2017, "year_to": 2019}, {"year_to": 2018})
SCOPES = tuple({"scope": scope} for scope in ("orbital", "suborbital", "pad_loss", "unknown"))
OF_SILVER = (*YEARS, *SCOPES, {"scope": "orbital", "year_from": 2018})
OF_LAUNCHES = (
    *YEARS,
    {"country": "USA"},
    {"country": "Pacific Ocean"},
    {"provider": "Arme de l'Air"},
    {"provider": "Nobody"},
    {"sector": "private"},
    {"year_from": 1990, "country": "USA", "sector": "state"},
    {"by": "rocket", "country": ["USA"]},
    {"by": "sector", "rocket": ["Falcon 9 Block 5"]},
    {"by": "provider", "provider": ["Arme de l'Air", "SpaceX"]},
)
OF_PLANS: tuple[dict[str, Any], ...] = (
    {},
    {"by": "provider"},
    {"provider": "Ada"},
    {"provider": "Darwin"},
    {"by": "provider", "provider": "Bell"},
)
GIVEN = {"spacex": OF_SILVER, "launch-library": OF_PLANS}
"""What silver's queries are given, by the source that they ask about."""
Question = tuple[str, str, dict[str, Any]]
"""A source, a query, and what is given for its parameters."""


def questions() -> Iterator[Question]:
    """Each query with each selection that it takes; of the other source plainly."""
    for name, analysis in QUERIES.items():
        source = analysis.source if analysis.over is Over.SILVER else "kaggle"
        assert source is not None
        if source != "launch-library":  # which is the only one of which its queries can be asked
            yield ("kaggle" if source == "spacex" else "spacex", name, {})
            yield (ALL, name, {})
        more: tuple[dict[str, Any], ...] = ({"top": 50},) if "top" in analysis.takes else ()
        for given in (*GIVEN.get(source, OF_LAUNCHES), *more):
            if given.keys() <= analysis.parameters.model_fields.keys():
                yield (source, name, given)


def answers(engines: Mapping[str, Engine], asked: Iterable[Question]) -> dict[str, Any]:
    """All answers of engines by source: rows with their types and order, and what is concluded."""
    return {
        f"{name} of {source}, {given}": _answer(engines[source], name, given)
        for source, name, given in asked
    }


def _answer(engine: Engine, name: str, given: Mapping[str, Any]) -> Any:
    analysis = QUERIES[name]
    params = read_parameters(analysis.parameters, given)
    rows = [
        [(column, type(value), value) for column, value in row.items()]
        for row in answer(analysis, params, engine)
    ]
    return rows, None if given else summarise(analysis, params, engine, ORIGIN)


def fill(
    database: Database, documents: Documents, histories: Sequence[History] = ODD_PLANS
) -> None:
    """Bring three sources into a warehouse, so that what forgets the source counts too much."""
    with served(documents) as (_, source):
        assert run(database, source).error is None
    sample = "".join(sample_csv(rows=300)).encode()
    assert run(database, Kaggle(lambda: sample)).error is None
    tell(database, histories)


def fill_oddly(database: Database) -> None:
    """All that is odd, as for `Warehouses.filled`."""
    fill(database, odd_documents())


def odd_documents() -> Documents:
    """The fake's later state, and what is rarer than that."""
    documents = deepcopy(state("later"))
    launches = documents["launches"]
    launches[3]["static_fire_date_utc"] = "2017-04-01T00:00:00.000Z"  # after the launch
    launches[5]["success"] = None
    launches[6]["date_precision"] = "day"
    launches[8]["payloads"].append("ffffffffffffffffffffffff")
    launches[9]["cores"][0]["core"] = "fffffffffffffffffffffffe"
    launches[10]["date_precision"] = "month"
    launches[13]["payloads"] = []
    launches[14]["launchpad"] = None
    launches[15]["rocket"] = "fffffffffffffffffffffffd"
    return documents


@contextmanager
def opened(opener: Any, database: Database) -> Iterator[dict[str, Engine]]:
    """A session for each source."""
    names = ("spacex", "kaggle", "launch-library", ALL)
    with ExitStack() as stack:
        yield {name: stack.enter_context(opener(database, name)) for name in names}
