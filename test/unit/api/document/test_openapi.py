import re

import pytest

from documented import DOCUMENT, examples_of, operations, resolved
from spacelaunch import __version__
from spacelaunch.api.around.every_route import HEADERS
from spacelaunch.api.document.openapi import operation_id

OPERATIONS = [pytest.param(o, id=f"{method} {path}") for method, path, o in operations()]


def test_its_paths_and_methods_are_exactly_those_of_flask(client):
    served = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in client.application.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert {(method, path) for method, path, _ in operations()} == served


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_has_an_id_a_summary_a_success_and_an_error(operation):
    statuses = operation["responses"].keys()
    assert operation["operationId"].isalpha()
    assert operation["summary"][0].isupper()
    assert any(status.startswith("2") for status in statuses)
    assert "500" in statuses


def test_no_two_operations_have_one_id():
    ids = [operation["operationId"] for _, _, operation in operations()]
    assert len(ids) == len(set(ids))


def test_every_tag_is_explained():
    used = {tag for _, _, operation in operations() for tag in operation["tags"]}
    assert used == {tag["name"] for tag in DOCUMENT["tags"]}


def test_it_tells_version_and_licence():
    assert DOCUMENT["openapi"].startswith("3.1.")
    assert DOCUMENT["info"]["version"] == __version__
    assert DOCUMENT["info"]["license"]["identifier"] == "MIT"


def test_it_names_its_server(client):
    served = client.get("/openapi.json", headers={"Host": "localhost:5000"}).get_json()
    assert served == {**DOCUMENT, "servers": [{"url": "/"}]}


def test_the_uses_are_its_words():
    operation = DOCUMENT["paths"]["/jobs/{job_id}"]["get"]
    assert operation["summary"] == "One job; ?wait=30, at most 60, answers when it is over"
    assert "    curl localhost:5000/jobs/$JOB" in operation["description"]


def test_an_outage_says_when_to_come_back():
    response = resolved(DOCUMENT["paths"]["/jobs"]["get"]["responses"]["503"])
    assert response["headers"].keys() == {"Retry-After", *HEADERS}
    assert response["content"].keys() == {"application/problem+json"}


def test_what_the_server_refuses_before_us_is_a_problem_document_too():
    response = resolved(DOCUMENT["paths"]["/jobs"]["get"]["responses"]["414"])
    assert response["content"].keys() == {"application/problem+json"}


def test_an_example_keeps_its_null():
    job = DOCUMENT["paths"]["/jobs/{job_id}"]["get"]["responses"]["200"]
    assert examples_of(job["content"]["application/json"])[0]["error"] is None


def test_a_view_names_its_operation():
    assert (operation_id("analyze"), operation_id("list_jobs")) == ("analyze", "listJobs")


def test_every_header_that_is_told_is_one_that_an_answer_has():
    named = {
        name
        for _, _, operation in operations()
        for response in operation["responses"].values()
        for name in resolved(response).get("headers", {})
    }
    assert named == DOCUMENT["components"]["headers"].keys()


def test_a_link_leads_to_an_operation_that_there_is():
    ids = {operation["operationId"] for _, _, operation in operations()}
    links = [
        link["operationId"]
        for _, _, operation in operations()
        for response in operation["responses"].values()
        for link in resolved(response).get("links", {}).values()
    ]
    assert len(links) == 5
    assert {*links} <= ids
