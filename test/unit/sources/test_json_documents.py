import gc
import hashlib
import json

import orjson
import pytest

from spacelaunch.domain.document import Document, Mark, Refused
from spacelaunch.errors import SourceUnavailableError
from spacelaunch.sources.document_fields import Id, Model
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.json_documents import READING, reason_to_refuse, receive, unread_page
from spacelaunch.sources.unread_documents import open_envelope

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


def test_a_page_is_read_when_somebody_looks_and_known_by_its_text_before():
    page = unread_page(b'[{"id": "a"}, 1]', Mark())
    assert page.digest == unread_page(b'[{"id": "a"}, 1]', Mark(tag="other")).digest
    assert page.digest != unread_page(b'[{"id": "a"},  1]', Mark()).digest
    assert [*page.received] == [receive({"id": "a"}), receive(1)]


@pytest.mark.parametrize("others", ['"also":[{"id":"b"}],', '"also":[],"more":[[]],'])
def test_a_second_array_behind_the_documents_of_a_page_is_none_of_them(others):
    body = f'{{"docs":[{{"id":"a","deep":["]"]}}],{others}"hasNextPage":false}}'
    envelope = open_envelope(body.encode())
    received = unread_page(envelope.documents, Mark()).received
    assert [each.document_id for each in received] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        '[{"id":"a","of":[{"x":1},{"id":"c"}]},{"id":"b"}]',
        '[{"id":"a"},{"name":"n","id":"b"},{"id":"c"}]',
        '[{"id":"a"}, {"id":"b"}]\n',
        '[{"id":"a"},{"id":"b","name":"\\ud800"}]',
        '[{"id":"a"},{"id":7},{"id":"b","id":"c"}]',
        "[]",
    ],
    ids=["begins so inside", "another order", "spaces", "half a character", "odd ids", "empty"],
)
def test_a_page_has_the_same_documents_wherever_it_is_cut(text):
    assert [*unread_page(text.encode(), Mark()).received] == [*map(receive, json.loads(text))]


def test_what_was_parsed_of_a_document_is_gone_before_the_next():
    # Garbage is looked for whenever 700 objects more are alive, 10 for each of these documents.
    value = {"id": "a", "deep": [[[]], [[]], [[]]]}
    page = unread_page(orjson.dumps([value] * 7_000), Mark())
    began = []
    gc.callbacks.append(lambda phase, _: began.append(phase))
    try:
        assert sum(1 for _ in page.received) == 7_000
    finally:
        gc.callbacks.pop()
    assert began.count("start") < 20


@pytest.mark.parametrize("text", [b"[{]", b'[{"id":"a"},{"id":"b"}', b'[{"id":"a"},{"id":"b"},]'])
def test_a_page_that_is_no_json_may_be_asked_for_again(text):
    with pytest.raises(SourceUnavailableError, match="no JSON"):
        [*unread_page(text, Mark()).received]


def test_a_document_says_whether_its_value_was_found_sound():
    values = [{"id": "1"}, {"id": "2", "name": "n"}]
    assert [receive(value, lambda each: "name" in each).is_sound for value in values] == [0, 1]
    assert not receive(values[1]).is_sound


def test_who_reads_otherwise_knows_no_page_any_more():
    # Where one of these is read otherwise, READING is to be raised.
    text = '{"b":[1,2.5,null,"é"],"id":"a"}'
    digest = hashlib.sha256(text.encode()).hexdigest()[:32]
    assert receive(json.loads(text)) == Document("a", text, digest)
    assert [type(receive(value)) for value in ({}, {"id": 1}, 1)] == [Refused] * 3
    assert READING == b"1 "
