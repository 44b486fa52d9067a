"""Comparing launches with what is asked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_launch
from spacelaunch.datasets.filters import read_conditions, settle
from spacelaunch.datasets.matching import matching, names_in_column, value_of
from spacelaunch.domain.launch import Outcome, Sector

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
    cost_musd=20.0,
    outcome=Outcome.PARTIAL_FAILURE,
)
NOWHERE = make_launch(
    1980,
    provider="Acme",
    cost_musd=None,
    country=None,
    provider_country=None,
    pad=None,
    rocket=None,
    mission=None,
)
NAMES = {FALCON.launch_id: "falcon", SOYUZ.launch_id: "soyuz", NOWHERE.launch_id: "nowhere"}


LAUNCHES = [FALCON, SOYUZ, NOWHERE]


def names_of(column):
    return names_in_column(LAUNCHES, column)


def found(*pairs: tuple[str, str]) -> str:
    conditions = [settle(each, names_of) for each in read_conditions(pairs)]
    launches = matching(LAUNCHES, conditions)
    return " ".join(NAMES[launch.launch_id] for launch in launches)


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("company", "SpaceX", "falcon"),
        ("company", "spacex", "falcon"),
        ("country", "Kazakhstan", "soyuz"),
        ("origin", "Russia", "soyuz"),
        ("rocket", "Falcon 9", "falcon"),
        ("sector", "private", "falcon nowhere"),
        ("sector", "S", "soyuz"),
        ("outcome", "Partial Failure", "soyuz"),
        ("year", "1990", "soyuz"),
        ("year__gte", "1990", "falcon soyuz"),
        ("year__lte", "1990", "soyuz nowhere"),
        ("year__in", "1980,2010", "falcon nowhere"),
        ("cost__gte", "50", "falcon"),
        ("cost__lte", "49.5", "soyuz"),
        ("cost", "50", "falcon"),
        ("country__in", "USA, Kazakhstan", "falcon soyuz"),
        ("country__contains", "STAN", "soyuz"),
        ("outcome__contains", "fail", "soyuz"),
        ("rocket__contains", "on", "falcon"),
        ("rocket__contains", "none", ""),
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
        pytest.param("ＣＲＳ", "falcon", id="another form of Unicode"),
        pytest.param("usa", "", id="no other column"),
        pytest.param("9crs", "", id="not across two"),
    ],
)
def test_q_searches_provider_pad_rocket_and_mission(text, names):
    assert found(("q", text)) == names


def test_the_same_parameter_again_means_any_and_different_ones_mean_all():
    assert found(("country", "USA"), ("country", "Kazakhstan")) == "falcon soyuz"
    assert found(("q", "falcon"), ("q", "acme")) == "falcon nowhere"
    assert found(("year__gte", "1985"), ("year__lte", "2000")) == "soyuz"
    assert found(("sector", "P"), ("country", "Kazakhstan")) == ""


def test_without_filters_all_launches_match():
    assert found() == "falcon soyuz nowhere"


NAME = st.text(min_size=1).filter(str.strip)


@given(NAME, NAME)
def test_a_launch_is_found_by_its_provider_in_any_form(name, other):
    launches = [make_launch(provider=name), make_launch(provider=other)]

    def ids(text):
        (condition,) = read_conditions([("company", text)])
        settled = settle(condition, lambda column: names_in_column(launches, column))
        return {launch.launch_id for launch in matching(launches, [settled])}

    assert launches[0].launch_id in ids(name)
    assert ids(unicodedata.normalize("NFKD", f" {name}")) == ids(name)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("provider", "Acme"),
        ("sector", "private"),
        ("launch_year", 2001),
        ("outcome", "success"),
        ("cost_musd", 50.0),
        ("launched_at", "2001-02-03T04:05:00.000000+00:00"),
    ],
)
def test_a_column_has_a_launchs_value_in_our_words(column, value):
    assert value_of(make_launch(), column) == value
