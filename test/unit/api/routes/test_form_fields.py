import pytest

from spacelaunch.api.routes.form_fields import fields_of
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import ANALYSES


def fields(name, given=None):
    found = fields_of(ANALYSES[name], given or {}, lambda column: (f"a {column}",))
    return {field.name: field for field in found}


@pytest.mark.parametrize("name", ANALYSES)
def test_every_parameter_is_a_field_and_how_it_looks_comes_last(name):
    found = [*fields(name)]
    assert sorted(found) == sorted(ANALYSES[name].parameters.model_fields)
    looks = [*Drawing.model_fields]
    assert found[-len(looks) :] == looks


def test_a_number_has_its_bounds_and_says_what_is_usual():
    top = fields("top-private")["top"]
    assert (top.kind, top.least, top.most, top.unset) == ("number", 1, 50, "10")


def test_a_choice_has_its_words():
    found = fields("geography")
    assert found["theme"].choices == ("light", "dark", "print", "auto")
    assert (found["sector"].unset, "private" in found["sector"].choices) == ("all", True)


def test_a_name_has_those_in_the_data():
    found = fields("timeline")
    assert (found["country"].names, found["provider"].names) == (("a country",), ("a provider",))
    assert (found["year_from"].names, found["size"].names) == ((), ())


def test_what_was_given_is_kept():
    assert fields("timeline", {"country": "Jpan"})["country"].value == "Jpan"


def test_of_several_values_each_has_a_field_and_there_is_one_more():
    given = {"country": ["India", "Japan"]}
    found = [*fields_of(ANALYSES["compare"], given, lambda column: ())]
    countries = [field for field in found if field.name == "country"]
    assert [field.value for field in countries] == ["India", "Japan", ""]
    assert len({field.id for field in found}) == len(found)
