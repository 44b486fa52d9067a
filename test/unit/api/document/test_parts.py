from typing import Annotated

from openapi_pydantic.v3.v3_1 import Schema
from pydantic import BaseModel, Field

from spacelaunch.api.document.parts import answer, example, leads_to, many, of, parameter, raw


class Inner(BaseModel):
    label: str = Field(examples=["a"])


class Outer(BaseModel):
    number: int = Field(alias="the number", examples=[1])
    inner: Inner
    inners: list[Inner]


def as_json(part):
    return part.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)


def shown(media_type):
    return as_json(media_type)["examples"]["shown"]["value"]


def test_the_examples_of_the_fields_make_the_bodys():
    assert example(Outer) == {"the number": 1, "inner": {"label": "a"}, "inners": [{"label": "a"}]}


def test_a_parameter_has_the_bounds_of_its_type():
    described = parameter("query", "limit", Annotated[int, Field(ge=1)], "How many.", 10)
    assert as_json(described) == {
        "name": "limit",
        "in": "query",
        "description": "How many.",
        "required": False,
        "schema": {"type": "integer", "minimum": 1},
        "example": 10,
    }


def test_a_parameter_of_the_path_is_required():
    described = parameter("path", "name", Schema(type="string"), "It.", "x")
    assert described.required


def test_an_array_shows_one_item():
    assert shown(many(Inner)) == [shown(of(Inner))] == [{"label": "a"}]


def test_without_an_example_there_is_none():
    assert raw().examples is None


def test_an_answer_refers_to_its_headers_by_name():
    described = answer("Fine.", {"text/plain": raw()}, "ETag")
    assert as_json(described)["headers"]["ETag"] == {"$ref": "#/components/headers/ETag"}


def test_an_answer_without_a_body_has_no_content():
    assert "content" not in as_json(answer("It is what you have."))


def test_a_link_names_an_operation_and_where_its_values_stand():
    link = leads_to("getJob", job_id="$response.body#/job_id")
    assert as_json(link) == {
        "operationId": "getJob",
        "parameters": {"job_id": "$response.body#/job_id"},
    }
