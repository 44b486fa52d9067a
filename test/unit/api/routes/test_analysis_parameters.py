import pytest

from documented import DOCUMENT
from spacelaunch.api.routes.analysis_parameters import query_parameters
from spacelaunch.queries.registry import ALL

ANALYZE = DOCUMENT["paths"]["/analyze/{name}"]["post"]
PARAMETERS = {each["name"]: each for each in ANALYZE["parameters"]}


def test_the_name_is_one_of_the_analyses():
    assert PARAMETERS["name"]["schema"]["enum"] == [*ALL]


def test_the_body_is_the_parameters_of_one_of_them():
    found = ANALYZE["requestBody"]["content"]["application/json"]["schema"]["anyOf"]
    names = [each["$ref"].rpartition("/")[2] for each in found]
    assert names == [analysis.parameters.__name__ for analysis in ALL.values()]


@pytest.mark.parametrize("analysis", ALL.values(), ids=lambda each: each.name)
def test_every_parameter_can_stand_in_the_query_string(analysis):
    assert analysis.parameters.model_fields.keys() - PARAMETERS.keys() == set()


def test_every_parameter_has_an_example():
    assert [each.name for each in query_parameters() if each.example is None] == []


def test_the_documented_name_of_a_parameter_stands_before_its_others():
    names = list(PARAMETERS)
    assert names.index("provider") < names.index("company")
    assert PARAMETERS["year__gte"]["description"] == "The same as `year_from`."
    assert PARAMETERS["year__gte"]["schema"] == PARAMETERS["year_from"]["schema"]


def test_a_query_string_cannot_say_null_and_has_no_default_of_one_analysis():
    schema = PARAMETERS["year_from"]["schema"]
    assert schema == {"type": "integer", "minimum": 1900, "maximum": 2100}


def test_a_parameter_says_which_analyses_take_it():
    takers = [name for name, each in ALL.items() if "sector" in each.parameters.model_fields]
    assert PARAMETERS["sector"]["description"].endswith(
        f"Taken by {', '.join(takers)}. `compare` takes it several times."
    )
    assert "Taken by" not in PARAMETERS["theme"]["description"]
