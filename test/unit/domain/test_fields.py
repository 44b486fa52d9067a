"""What launches are asked about, and how a value is read."""

import pytest

from spacelaunch.domain.fields import FIELDS, PARAMETERS, Kind, names_of, other_names
from spacelaunch.domain.words import COLUMNS
from spacelaunch.errors import BadRequestError
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.relation.launches import SCHEMA

# What an analysis asks for beside launches.
OF_THE_ANALYSIS = {
    *("top", "size", "dpi", "theme", "width", "on", "source"),
    *("definitions", "by", "measure", "scale"),
}


def test_every_field_is_a_column_of_the_relation_and_of_the_data_set():
    assert {each.column for each in FIELDS.values()} <= set(SCHEMA.names)
    assert {each.heading for each in FIELDS.values()} <= set(COLUMNS)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("sector", "P", "private"),
        ("sector", "p", "private"),
        ("sector", "State", "state"),
        ("outcome", "Partial Failure", "partial_failure"),
        ("outcome", "partial failure", "partial_failure"),
        ("outcome", "UNKNOWN", "unknown"),
        ("year", "2001", 2001),
        ("cost", "62.5", 62.5),
        ("company", " Acme ", "Acme"),
    ],
)
def test_a_value_may_be_our_word_or_the_data_sets_own_in_any_case(name, text, value):
    assert FIELDS[name].read(text, name) == value


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("sector", "X", "sector: expected one of private, state, unknown, P, S, got 'X'"),
        ("year", "MM", "year: expected a number, got 'MM'"),
        ("cost", "$5", "cost: expected a number, got '$5'"),
        ("country", " ", "country: a value is missing"),
    ],
)
def test_a_value_that_cannot_be_is_refused(name, text, message):
    with pytest.raises(BadRequestError) as raised:
        FIELDS[name].read(text, name)
    assert str(raised.value) == message


def test_the_documented_parameters_come_first():
    assert list(FIELDS["company"].parameters) == [
        "company", "company__in", "company__contains",
        "provider", "provider__in", "provider__contains",
    ]  # fmt: skip
    assert list(FIELDS["year"].parameters) == [
        "year", "year__gte", "year__lte", "year__in", "year_from", "year_to",
    ]  # fmt: skip


def test_numbers_have_a_size_and_texts_have_parts():
    operators = {each.name: each.operators for each in FIELDS.values()}
    assert operators["cost"] == operators["year"] == ("gte", "lte", "in")
    assert operators["country"] == operators["sector"] == ("in", "contains")


def test_a_moment_orders_and_is_asked_for_by_its_year():
    assert FIELDS["date"].kind is Kind.MOMENT
    assert not [name for name in PARAMETERS if name.startswith("date")]


def test_each_name_means_one_thing():
    given = [name for each in FIELDS.values() for name in each.parameters]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("analysis", ANALYSES)
def test_data_can_be_asked_by_what_an_analysis_calls_it(analysis):
    asked = set(ANALYSES[analysis].parameters.model_fields) - OF_THE_ANALYSIS
    assert asked <= set(PARAMETERS)


def test_a_parameter_knows_its_other_names():
    assert other_names("provider") == ["company"]
    assert other_names("year_from") == ["year__gte"]
    assert other_names("country") == other_names("top") == []


def test_a_field_goes_by_its_name_its_synonyms_and_the_data_sets_column():
    names = names_of(FIELDS.values())
    assert names["company"] is names["provider"] is names["Company Name"]
    assert (names["rocket"], names["Rocket"]) == (FIELDS["rocket"], FIELDS["cost"])
    assert list(names)[: len(FIELDS)] == list(FIELDS)
