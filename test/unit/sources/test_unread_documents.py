import json

import pytest

from spacelaunch.sources.unread_documents import open_envelope

OPENED = [
    '{"docs":[],"hasNextPage":false}',
    '{"docs":[{"id":"a","deep":[[1],{"x":[]}]},{"id":"]"}],"totalDocs":2,"hasNextPage":true}',
    ' {"hasNextPage" : true, "docs" : [ 1 ] } ',
    '{"docs":["[\\"]"],"hasNextPage":true,"nextPage":"["}',
]
NOT_OPENED = [
    "",
    "{}",
    '{"docs":[{"id":"a"',
    '{"docs":[{"id":"a"}],"hasNextPage":tr',
    '{"docs":[1],"hasNextPage":true}[]',
    '{"docs":[1],"hasNextPage":true,"also":[2]}',
    '{"also":[2],"docs":[1],"hasNextPage":true}',
    '{"docs":[1],"docs":[2],"hasNextPage":true}',
    '{"docs":[1],"hasNextPage":true,"docs":2}',
    '{"docs":[1],"hasNextPage":1}',
    '{"docs":{"of":[1]},"hasNextPage":true}',
    '{"docs":[1],"hasNextPage":true,"nextPage":"]"}',
    "[1]",
]


@pytest.mark.parametrize("body", OPENED)
def test_what_is_found_is_what_reading_all_of_it_finds(body):
    envelope = open_envelope(body.encode())
    assert json.loads(envelope.documents) == json.loads(body)["docs"]
    assert envelope.has_next == json.loads(body)["hasNextPage"]


@pytest.mark.parametrize("body", NOT_OPENED)
def test_what_is_in_doubt_is_not_opened(body):
    envelope = open_envelope(body.encode())
    # Between the brackets may stand what is no JSON: who reads it finds that out.
    assert envelope is None or not is_json(envelope.documents)


def is_json(text):
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
