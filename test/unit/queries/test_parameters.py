"""What an analysis takes, and what it says to what it does not take."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from spacelaunch.errors import BadRequestError
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.timeline import TimelineParameters
from spacelaunch.queries.top_private import TopPrivateParameters

BAD_SIZE = "size: the width must lie between 4 and 20 inches, the height between 3 and 16"


def refusal(model: type[Drawing], given: dict[str, object]) -> str:
    with pytest.raises(BadRequestError) as caught:
        read_parameters(model, given)
    return str(caught.value)


def test_nothing_given_means_the_defaults():
    assert read_parameters(TimelineParameters, {}).model_dump() == {
        "year_from": None,
        "year_to": None,
        "country": None,
        "provider": None,
        "size": "10x6",
        "dpi": 120,
        "width": 79,
        "theme": "light",
        "on": "data",
        "source": None,
        "definitions": "file",
    }


def test_of_a_warehouse_it_is_always_one_source_that_is_asked():
    asked = [{"on": "warehouse"}, {"on": "Warehouse", "source": "spacex"}]
    first, other = (read_parameters(TimelineParameters, given) for given in asked)
    assert first == other
    assert (first.model_dump()["on"], first.model_dump()["source"]) == ("warehouse", "spacex")


def test_the_data_set_has_no_source_to_choose():
    assert refusal(TimelineParameters, {"source": "spacex"}) == (
        "source: it goes with on=warehouse; the data set is of no other"
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"top": -1}, "top: input should be greater than or equal to 1", id="top -1"),
        pytest.param({"top": 0}, "top: input should be greater than or equal to 1", id="top 0"),
        pytest.param({"top": 51}, "top: input should be less than or equal to 50", id="top 51"),
        pytest.param(
            {"top": "many"},
            "top: expected a whole number, got 'many'",
            id="top in words",
        ),
        pytest.param(
            {"dpi": 49}, "dpi: input should be greater than or equal to 50", id="dpi too small"
        ),
        pytest.param(
            {"dpi": 301}, "dpi: input should be less than or equal to 300", id="dpi too large"
        ),
        pytest.param(
            {"theme": "sepia"},
            "theme: input should be 'light', 'dark', 'print' or 'auto'",
            id="unknown theme",
        ),
        pytest.param(
            {"year_from": 1899},
            "year_from: input should be greater than or equal to 1900",
            id="year too early",
        ),
        pytest.param(
            {"year_to": 2101},
            "year_to: input should be less than or equal to 2100",
            id="year too late",
        ),
        pytest.param(
            {"year_from": 2001, "year_to": 2000},
            "year_from 2001 is after year_to 2000",
            id="years in the wrong order",
        ),
        pytest.param(
            {"country": ""}, "country: string should have at least 1 character", id="empty name"
        ),
        pytest.param(
            {"country": "x" * 201},
            "country: string should have at most 200 characters",
            id="endless name",
        ),
        pytest.param({"country": 7}, "country: input should be a valid string", id="no name"),
        pytest.param(
            {"dpi": "1_00"}, "dpi: expected a whole number, got '1_00'", id="dpi as in Python"
        ),
        pytest.param(
            {"dpi": "0" * 5_000 + "1"},
            f"dpi: expected a whole number, got '{'0' * 80}…'",
            id="dpi without an end",
        ),
        pytest.param({"size": "3.9x6"}, BAD_SIZE, id="too narrow"),
        pytest.param({"size": "20.1x6"}, BAD_SIZE, id="too wide"),
        pytest.param({"size": "10x2.9"}, BAD_SIZE, id="too low"),
        pytest.param({"size": "10x16.1"}, BAD_SIZE, id="too high"),
    ],
)
def test_a_bad_value_is_refused_by_name(given, message):
    assert refusal(TopPrivateParameters, given) == message


def test_an_unknown_parameter_is_answered_with_those_there_are():
    assert refusal(TopPrivateParameters, {"colour": "red"}) == (
        "unknown parameter 'colour'; the parameters are: "
        "country, dpi, on, size, source, theme, top, width, year_from, year_to"
    )


def test_every_problem_is_named_at_once():
    assert refusal(TimelineParameters, {"dpi": 1, "theme": "sepia"}) == (
        "dpi: input should be greater than or equal to 50; "
        "theme: input should be 'light', 'dark', 'print' or 'auto'"
    )


@pytest.mark.parametrize(
    ("given", "params"),
    [
        ({"company": "Acme"}, {"provider": "Acme"}),
        ({"year__gte": "1990", "year__lte": 2000}, {"year_from": 1990, "year_to": 2000}),
    ],
)
def test_what_the_data_call_it_is_taken_too(given, params):
    found = read_parameters(TimelineParameters, given).model_dump(exclude_defaults=True)
    assert found == params


@pytest.mark.parametrize("given", [["provider", "company"], ["company", "provider"]])
def test_one_thing_under_two_names_is_refused(given):
    message = refusal(TimelineParameters, dict.fromkeys(given, "Acme"))
    assert message == f"provider is given twice, also as {given[1]}"


@pytest.mark.parametrize("name", ["company__in", "country__contains", "year", "cost", "q"])
def test_what_means_something_else_is_no_parameter(name):
    assert refusal(TimelineParameters, {name: "1"}).startswith(f"unknown parameter {name!r}; the")


def test_width_and_height_come_from_the_size():
    drawing = Drawing(size="12.5x7")
    assert (drawing.width_in, drawing.height_in) == (12.5, 7.0)


@pytest.mark.parametrize("dpi", [50, 300])
def test_the_bounds_of_dpi_belong_to_it(dpi):
    assert read_parameters(Drawing, {"dpi": dpi}).dpi == dpi


def test_a_number_may_come_as_text_from_a_query_string():
    params = read_parameters(TimelineParameters, {"year_from": "1990", "dpi": "100"})
    assert params.model_dump(include={"year_from", "dpi"}) == {"year_from": 1990, "dpi": 100}


def test_one_year_is_a_range():
    params = read_parameters(TimelineParameters, {"year_from": 2000, "year_to": 2000})
    assert params.model_dump(include={"year_from", "year_to"}) == {
        "year_from": 2000,
        "year_to": 2000,
    }


def test_parameters_cannot_be_changed_once_read():
    params = read_parameters(Drawing, {})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(params, "dpi", 60)  # noqa: B010  # the plain way does not pass the type checker


def test_the_public_schema_describes_every_parameter():
    properties = TopPrivateParameters.model_json_schema()["properties"]
    assert all(re.search(r"\w", details["description"]) for details in properties.values())


def test_true_is_not_taken_for_one():
    with pytest.raises(BadRequestError, match="dpi: no parameter takes true"):
        read_parameters(Drawing, {"dpi": True})


def test_the_schema_states_the_bounds_in_json_schemas_own_words():
    dpi = Drawing.model_json_schema()["properties"]["dpi"]
    assert (dpi["type"], dpi["minimum"], dpi["maximum"]) == ("integer", 50, 300)
