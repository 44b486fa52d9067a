import pytest

from spacelaunch.api.served.launch_query import QUERY
from spacelaunch.datasets.filters import FILTERS
from spacelaunch.datasets.selection import SHAPING
from spacelaunch.domain.fields import FIELDS

BY_NAME = {each.name: each for each in QUERY}


def test_it_tells_of_every_parameter_that_is_read_and_of_no_other():
    assert BY_NAME.keys() == {*FILTERS, *SHAPING, "columns", "fields", "format"}


def test_the_documented_name_stands_before_the_others():
    assert BY_NAME["company"].meaning == "`Company Name` is this, upper or lower case."
    assert BY_NAME["provider"].meaning == "The same as `company`."
    assert BY_NAME["year_from"].meaning == "The same as `year__gte`."


@pytest.mark.parametrize("each", [f for f in FIELDS.values() if f.parameters], ids=lambda f: f.name)
def test_a_field_that_can_be_asked_about_is_told(each):
    assert each.parameters.keys() <= BY_NAME.keys()
