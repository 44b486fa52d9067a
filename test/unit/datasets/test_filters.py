"""Choosing launches."""

import pytest

from factories import make_launch
from spacelaunch.datasets.filters import FILTERS, matching, read_filters
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.errors import BadRequestError

FALCON = make_launch(
    2010, provider="SpaceX", country="USA", pad="LC-40, Florida", rocket="Falcon 9", mission="CRS-1"
)
SOYUZ = make_launch(
    1990,
    provider="RVSN USSR",
    country="Kazakhstan",
    provider_country="Russia",
    pad="Baikonur",
    rocket="Soyuz",
    mission="Progress",
    sector=Sector.STATE,
    outcome=Outcome.PARTIAL_FAILURE,
)
NOWHERE = make_launch(
    1980, provider="Acme", country=None, provider_country=None, pad=None, rocket=None, mission=None
)
NAMES = {FALCON.launch_id: "falcon", SOYUZ.launch_id: "soyuz", NOWHERE.launch_id: "nowhere"}


def found(*pairs: tuple[str, str]) -> str:
    launches = matching([FALCON, SOYUZ, NOWHERE], read_filters(pairs))
    return " ".join(NAMES[launch.launch_id] for launch in launches)


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("company", "SpaceX", "falcon"),
        ("company", "spacex", ""),
        ("country", "Kazakhstan", "soyuz"),
        ("origin", "Russia", "soyuz"),
        ("rocket", "Falcon 9", "falcon"),
        ("sector", "private", "falcon nowhere"),
        ("sector", "P", "falcon nowhere"),
        ("sector", "S", "soyuz"),
        ("outcome", "partial_failure", "soyuz"),
        ("outcome", "Partial Failure", "soyuz"),
        ("year", "1990", "soyuz"),
        ("year__gte", "1990", "falcon soyuz"),
        ("year__lte", "1990", "soyuz nowhere"),
        ("year__in", "1980,2010", "falcon nowhere"),
        ("country__in", "USA, Kazakhstan", "falcon soyuz"),
        ("sector__in", "P,state", "falcon soyuz nowhere"),
        ("country__contains", "STAN", "soyuz"),
        ("outcome__contains", "fail", "soyuz"),
        ("rocket__contains", "on", "falcon"),
    ],
)
def test_a_filter_chooses(name, text, names):
    assert found((name, text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("spacex", "falcon", id="provider"),
        pytest.param("BAIK", "soyuz", id="pad"),
        pytest.param("soyuz", "soyuz", id="rocket"),
        pytest.param("crs-1", "falcon", id="mission"),
        pytest.param("usa", "", id="no other column"),
        pytest.param("9crs", "", id="not across two"),
    ],
)
def test_q_searches_provider_pad_rocket_and_mission(text, names):
    assert found(("q", text)) == names


def test_the_same_parameter_again_means_any_of_its_values():
    assert found(("country", "USA"), ("country", "Kazakhstan")) == "falcon soyuz"
    assert found(("q", "falcon"), ("q", "acme")) == "falcon nowhere"


def test_different_parameters_mean_all():
    assert found(("year__gte", "1985"), ("year__lte", "2000")) == "soyuz"
    assert found(("sector", "P"), ("country", "Kazakhstan")) == ""


def test_without_filters_all_launches_match():
    assert found() == "falcon soyuz nowhere"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("year__gte", "old", "year__gte: expected a year, got 'old'"),
        ("year__in", "2000,", "year__in: a value is missing"),
        ("sector__in", "P,Q", "sector__in: expected one of private, state, P, S, got 'Q'"),
        ("country__contains", " ", "country__contains: expected a text of one line, got ' '"),
        ("q", "", "q: expected a text of one line, got ''"),
    ],
)
def test_a_wrong_value_is_refused_under_its_parameter(name, text, message):
    with pytest.raises(BadRequestError) as raised:
        read_filters([(name, text)])
    assert str(raised.value) == message


def test_only_years_have_a_size_and_only_texts_have_parts():
    assert [name for name in FILTERS if name.startswith("year")] == [
        "year", "year__gte", "year__lte", "year__in",
    ]  # fmt: skip
    assert [name for name in FILTERS if name.startswith("country")] == [
        "country", "country__in", "country__contains",
    ]  # fmt: skip
