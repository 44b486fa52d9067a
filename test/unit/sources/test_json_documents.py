import json

import pytest

from spacelaunch.domain.document import Refused
from spacelaunch.sources.document_fields import Id, Model
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.json_documents import reason_to_refuse, receive

LAUNCH = state("first")["launches"][4]


def test_equal_content_has_an_equal_name_whatever_its_order():
    turned = dict(reversed(LAUNCH.items()))
    assert receive(LAUNCH) == receive(turned)
    assert json.loads(receive(LAUNCH).text) == LAUNCH


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([1], "expected an object"),
        (None, "expected an object"),
        ({"name": "x"}, "id is missing"),
        ({"id": 7}, "id is no text"),
        ({"id": "1", "name": "\0"}, "NUL"),
        ({"id": "1", "name": "\ud800"}, "half of a character"),
    ],
    ids=["array", "null", "no id", "id a number", "NUL", "half a character"],
)
def test_what_is_no_document_is_refused_whole(value, reason):
    refused = receive(value)
    assert isinstance(refused, Refused)
    assert reason in refused.reason
    assert json.loads(refused.text) == value


class Named(Model):
    id: Id
    name: str


def test_a_field_that_is_missing_is_named():
    assert reason_to_refuse(Named, receive({"id": "1"})) == "name: Field required"
    assert reason_to_refuse(Named, receive({"id": "1", "name": "x", "new": 1})) is None
