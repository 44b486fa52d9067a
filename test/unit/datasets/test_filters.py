"""What filters mean, with names as the data spell them."""

import pytest

from spacelaunch.datasets.filters import SEARCHED, Condition, read_conditions, settle
from spacelaunch.domain.aliases import names_of_column
from spacelaunch.errors import BadRequestError, UnknownValueError

VALUES = {
    "provider": ["SpaceX", "NASA", "Acme", "ACME"],
    "country": ["USA", "Japan", "Kazakhstan", "Pacific Ocean"],
    "provider_country": ["USA", "France", "Israel", "Iran"],
    "rocket": ["Falcon 1", "Falcon 9", "Soyuz"],
}
NAMES = {column: names_of_column(column, values) for column, values in VALUES.items()}


def read(*pairs: tuple[str, str]) -> list[Condition]:
    return read_conditions(pairs)


def values(name: str, text: str) -> tuple:
    """What a parameter wants once the data are known."""
    return settle(read((name, text))[0], NAMES.__getitem__).values


SECTORS = "private, state, unknown, P, S"


@pytest.mark.parametrize(
    ("name", "text", "column", "operator", "wanted"),
    [
        ("country", "USA", "country", "in", ("USA",)),
        ("country__in", "USA, Japan,USA", "country", "in", ("USA", "Japan")),
        ("company", "Acme", "provider", "in", ("Acme",)),
        ("provider", "Acme", "provider", "in", ("Acme",)),
        ("provider__contains", " AC ", "provider", "contains", ("ac",)),
        ("sector__in", "p,STATE", "sector", "in", ("private", "state")),
        ("outcome__contains", "fail", "outcome", "in",
         ("failure", "partial_failure", "prelaunch_failure")),
        ("outcome__contains", "Partial Failure", "outcome", "in", ("partial_failure",)),
        ("outcome", "partial failure", "outcome", "in", ("partial_failure",)),
        ("year", "1990", "launch_year", "in", (1990,)),
        ("year__gte", "1990", "launch_year", "gte", (1990,)),
        ("year_from", "1990", "launch_year", "gte", (1990,)),
        ("year_to", "1990", "launch_year", "lte", (1990,)),
        ("cost__gte", "62.5", "cost_musd", "gte", (62.5,)),
    ],
)  # fmt: skip
def test_a_parameter_is_a_condition_on_a_column(name, text, column, operator, wanted):
    (condition,) = read((name, text))
    assert (condition.columns, condition.operator, condition.values) == (
        (column,),
        operator,
        wanted,
    )


def test_a_search_looks_into_several_columns():
    (condition,) = read(("q", "Falcon"))
    assert (condition.columns, condition.operator) == (SEARCHED, "contains")
    assert settle(condition, NAMES.__getitem__) == condition


def test_the_same_parameter_again_means_any_of_its_values():
    (country,) = read(("country", "USA"), ("country", "Japan"))
    assert country.values == ("USA", "Japan")
    (since,) = read(("year__gte", "1990"), ("year__gte", "1985"))
    assert since.values == (1985,)
    (until,) = read(("year__lte", "1990"), ("year__lte", "1985"))
    assert until.values == (1990,)


def test_different_parameters_are_different_conditions():
    assert len(read(("year__gte", "1985"), ("year__lte", "2000"))) == 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("year__gte", "old", "year__gte: expected a number, got 'old'"),
        ("year_from", "old", "year_from: expected a number, got 'old'"),
        ("year__in", "2000,", "year__in: a value is missing"),
        ("sector__in", "P,Q", f"sector__in: expected one of {SECTORS}, got 'Q'"),
        ("sector__contains", "x", f"sector__contains: expected a part of {SECTORS}, got 'x'"),
        ("country__contains", " ", "country__contains: expected a text of one line, got ' '"),
        ("q", "", "q: expected a text of one line, got ''"),
        ("q", "a\nb", "q: expected a text of one line, got 'a\\nb'"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_under_its_parameter(name, text, message):
    with pytest.raises(BadRequestError) as raised:
        read((name, text))
    assert type(raised.value) is BadRequestError
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("country", "japan", ("Japan",)),
        ("country", "Ｊapan", ("Japan",)),
        ("country", "usa", ("USA",)),
        ("country", "United States", ("USA",)),
        ("country", "Sea Launch", ("Pacific Ocean",)),
        ("country__in", "us,JAPAN", ("USA", "Japan")),
        ("country__contains", "STAN", ("Kazakhstan",)),
        ("origin", "Isreal", ("Israel",)),
        ("origin", "Arme de l'Air", ("France",)),
        ("company", "acme", ("ACME", "Acme")),
        ("company__contains", "A", ("ACME", "Acme", "NASA", "SpaceX")),
        ("company", "Boeing", ()),
        ("company__contains", "zz", ()),
        ("rocket", "SOYUZ", ("Soyuz",)),
    ],
)
def test_a_name_is_found_as_people_write_it(name, text, found):
    assert tuple(sorted(values(name, text))) == tuple(sorted(found))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("country", "Jpan", "no country 'Jpan'; did you mean Japan?"),
        ("country__in", "USA,Jpan", "no country 'Jpan'; did you mean Japan?"),
        ("country__contains", "jpan", "no country 'jpan'; did you mean Japan?"),
        ("country", "USSR", "no country 'USSR'; did you mean Kazakhstan?"),
        ("country", "USA,China", "no country 'USA,China'; country__in=USA,China takes several"),
        ("origin", "Narnia", "no origin 'Narnia'; there are France, Iran, Israel, USA"),
        ("company", "SpacX", "no company 'SpacX'; did you mean SpaceX?"),
        ("provider", "SpacX", "no company 'SpacX'; did you mean SpaceX?"),
        ("company", "NASA,SpaceX", "no company 'NASA,SpaceX'; company__in=NASA,SpaceX takes "
         "several"),
        ("rocket", "Soyus", "no rocket 'Soyus'; did you mean Soyuz?"),
        ("rocket", "falcon", "no rocket 'falcon'; did you mean Falcon 1 or Falcon 9? "
         "rocket__contains=falcon finds all that have it"),
    ],
)  # fmt: skip
def test_a_name_that_is_hardly_meant_is_refused_with_what_may_be(name, text, message):
    with pytest.raises(UnknownValueError) as raised:
        values(name, text)
    assert str(raised.value) == message
