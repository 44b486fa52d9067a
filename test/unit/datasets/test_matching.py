"""Comparing launches with what is asked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.filters import Condition, read_conditions, settle
from spacelaunch.datasets.matching import find_matching
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.domain.names import fold
from spacelaunch.relation.identity import id_texts

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


def found(*pairs: tuple[str, str]) -> str:
    launches = LaunchColumns(hold(LAUNCHES))
    conditions = [settle(each, launches.names) for each in read_conditions(pairs)]
    ids = id_texts(launches.ids[find_matching(launches, conditions)]).to_pylist()
    return " ".join(NAMES[launch_id] for launch_id in ids)


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
        ("year__gte", "1990.5", "falcon"),
        ("year__lte", "2009.5", "soyuz nowhere"),
        ("year", "1990.0", "soyuz"),
        ("year", "1990.5", ""),
        ("year__in", "1990,1990.5,2010", "falcon soyuz"),
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
    mine = make_launch(provider=name)
    launches = LaunchColumns(hold([mine, make_launch(provider=other)]))

    def ids(text):
        (condition,) = read_conditions([("company", text)])
        rows = find_matching(launches, [settle(condition, launches.names)])
        return set(id_texts(launches.ids[rows]).to_pylist())

    assert mine.launch_id in ids(name)
    assert ids(unicodedata.normalize("NFKD", f" {name}")) == ids(name)


TEXT = st.text(st.sampled_from("aA \t\xa0éÉ\u0301ｆß\x1f"), min_size=1, max_size=6)


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4), TEXT.filter(str.strip))
def test_q_finds_in_a_mission_what_comparing_it_by_itself_finds(missions, part):
    if not fold(part):
        return
    made = [make_launch(2000 + n, mission=mission) for n, mission in enumerate(missions)]
    launches = LaunchColumns(hold(made))
    rows = find_matching(launches, [Condition(("mission",), "contains", (fold(part),))])
    expected = [m.launch_id for m in reversed(made) if fold(part) in fold(str(m.mission))]
    assert id_texts(launches.ids[rows]).to_pylist() == expected
