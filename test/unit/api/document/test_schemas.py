from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from spacelaunch.api.document.schemas import schemas_of


@dataclass
class Inner:
    label: str = "a"
    """What it is called."""


@dataclass
class Outer:
    number: Annotated[int, Field(ge=1)]
    inners: list[Inner]


def test_a_type_is_told_once_and_referred_to():
    found, named = schemas_of([(Outer, "serialization"), (list[Inner], "serialization")])
    place = {"$ref": "#/components/schemas/Inner"}
    assert found == [{"$ref": "#/components/schemas/Outer"}, {"type": "array", "items": place}]
    assert named["Outer"]["properties"]["inners"]["items"] == place


def test_bounds_and_docstrings_are_in_it():
    _, named = schemas_of([(Outer, "serialization")])
    assert named["Outer"]["properties"]["number"]["minimum"] == 1
    assert named["Inner"]["properties"]["label"]["description"] == "What it is called."


def test_what_goes_out_has_every_member_and_what_comes_in_may_leave_a_default():
    _, out = schemas_of([(Inner, "serialization")])
    _, taken = schemas_of([(Inner, "validation")])
    assert (out["Inner"]["required"], "required" in taken["Inner"]) == (["label"], False)
