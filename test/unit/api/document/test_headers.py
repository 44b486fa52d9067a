from documented import DOCUMENT, operations, resolved
from spacelaunch.api.document.headers import HEADERS


def test_every_header_that_an_answer_names_is_described_and_every_description_is_used():
    named = {
        name
        for _, _, operation in operations()
        for response in operation["responses"].values()
        for name in resolved(response).get("headers", {})
    }
    assert named == HEADERS.keys() == DOCUMENT["components"]["headers"].keys()
