"""The names that an analysis is asked for, as the data spell them."""

import pytest

from spacelaunch.domain.aliases import names_of_column
from spacelaunch.errors import UnknownValueError
from spacelaunch.jobs.names import spell_names
from spacelaunch.queries.compared import CompareParameters
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.timeline import TimelineParameters

NAMES = {
    "country": names_of_column("country", ["USA", "Japan", "Pacific Ocean"]),
    "provider": names_of_column("provider", ["SpaceX", "Acme", "ACME"]),
}


def spelled(**given: object) -> dict[str, object]:
    params = spell_names(read_parameters(TimelineParameters, given), NAMES.__getitem__)
    return params.model_dump(mode="json", exclude_defaults=True)


@pytest.mark.parametrize(
    ("given", "params"),
    [
        ({"country": "japan"}, {"country": "Japan"}),
        ({"country": " US"}, {"country": "USA"}),
        ({"country": "Sea Launch"}, {"country": "Pacific Ocean"}),
        ({"company": "SPACEX", "year_from": 2000}, {"provider": "SpaceX", "year_from": 2000}),
        ({"provider": "Acme"}, {"provider": "Acme"}),
        ({"theme": "dark"}, {"theme": "dark"}),
        ({}, {}),
    ],
)
def test_a_name_becomes_the_one_of_the_data(given, params):
    assert spelled(**given) == params


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"country": "Jpan"}, "no country 'Jpan'; did you mean Japan?"),
        ({"country": "Narnia"}, "no country 'Narnia'; there are Japan, Pacific Ocean, USA"),
        ({"country": "USA,Japan"}, "no country 'USA,Japan'; give one country, not several"),
        ({"provider": "Boeing"}, "no provider 'Boeing'; there are ACME, SpaceX"),
        ({"company": "SpacX"}, "no provider 'SpacX'; did you mean SpaceX?"),
        (
            {"provider": "acme"},
            "provider: 'acme' may be ACME or Acme; give one of them as it is written",
        ),
    ],
)
def test_a_name_that_draws_nothing_is_refused_with_what_may_be_meant(given, message):
    with pytest.raises(UnknownValueError) as raised:
        spelled(**given)
    assert str(raised.value) == message


def test_of_several_each_is_spelled_and_two_that_mean_one_are_one():
    given = {"country": ["japan", "US", "usa"]}
    params = spell_names(read_parameters(CompareParameters, given), NAMES.__getitem__)
    assert params.model_dump()["country"] == ("Japan", "USA")
