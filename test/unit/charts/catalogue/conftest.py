"""Answers of the questions over the catalogue, of two launches that it has and one that is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from fakeredis import FakeRedis

from analysis_tests import AnySummary
from data_sets import store_launches
from factories import make_launch
from spacelaunch.jobs.data_set_engine import open_data_set, origin_of
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import CATALOGUE_ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.storage.launch_store import LaunchStore

APOLLO = {
    "launched_at": datetime(1969, 7, 16, 13, 32, tzinfo=UTC),
    "pad": "LC-39A, Kennedy Space Center, Florida, USA",
    "rocket": "Saturn V",
    "mission": "Apollo 11",
}
SOYUZ = {
    "launched_at": datetime(1971, 4, 22, 23, 54, tzinfo=UTC),
    "pad": "Site 1/5, Baikonur Cosmodrome, Kazakhstan",
    "country": "Kazakhstan",
    "rocket": "Soyuz",
    "mission": "Soyuz 10",
}
NEITHER = {"launched_at": datetime(1970, 8, 1, 12, tzinfo=UTC)}


@pytest.fixture(scope="session")
def summaries() -> Mapping[str, AnySummary]:
    store = LaunchStore(FakeRedis(), 600)
    launches = [make_launch(**launch) for launch in (APOLLO, SOYUZ, NEITHER)]
    version = store_launches(store, launches, ["a.csv"]).version
    asked = {"coverage": {}, "coverage by year": {"per": "year"}, "robustness": {}}
    found = {}
    for name, given in asked.items():
        analysis = CATALOGUE_ANALYSES[name.split()[0]]
        with open_data_set(analysis, version, store) as engine:
            origin = origin_of(analysis, version, store)
            params = read_parameters(analysis.parameters, given)
            found[name] = summarise(analysis, params, engine, origin)
    return found
