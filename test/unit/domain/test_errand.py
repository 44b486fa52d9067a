"""Errands are told from analyses by their names."""

import pytest

from factories import make_job
from spacelaunch.domain.errand import DRAW, ERRANDS, INGESTS, LOAD, ingest_of, is_drawing, is_errand
from spacelaunch.domain.job import analysis_of
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.queries.registry import ALL


def test_there_is_a_load_a_drawing_and_an_ingest_of_each_source():
    assert {*ERRANDS} == {LOAD, DRAW, *(ingest_of(source) for source in KNOWN_SOURCES)}
    assert [INGESTS[ingest_of(source)] for source in KNOWN_SOURCES] == [*KNOWN_SOURCES]


def test_no_errand_is_called_like_an_analysis():
    assert not {*ERRANDS} & ALL.keys()


@pytest.mark.parametrize("errand", ERRANDS)
def test_a_job_is_an_errand_by_its_name_and_so_is_its_id(errand):
    assert is_errand(make_job(analysis=errand))
    assert analysis_of(f"{errand}-0123456789") == errand


def test_an_analysis_is_none():
    assert not is_errand(make_job())


@pytest.mark.parametrize(("name", "draws"), [("timeline", True), (DRAW, True), (LOAD, False)])
def test_a_drawing_is_an_analysis_or_another_form_of_its_result(name, draws):
    assert is_drawing(make_job(analysis=name)) is draws
