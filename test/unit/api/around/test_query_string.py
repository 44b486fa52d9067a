"""What every query string keeps to."""

import re

import pytest

from factories import make_record
from spacelaunch.api.app import ROUTES
from spacelaunch.api.around.query_string import LONGEST, LONGEST_LINE

PATHS = sorted({(route.method, re.sub(r"<\w+>", "x", route.path)) for route in ROUTES})


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_bytes_that_are_no_utf_8_are_400_everywhere(client, method, path):
    answer = client.open(f"{path}?country=M%E9xico", method=method)
    assert answer.status_code == 400
    assert answer.get_json()["detail"].startswith("the query string is not UTF-8; é is written %C3")


def test_so_they_are_in_a_path(client):
    # As a server hands it on; Flask's test client cannot ask for it.
    answer = client.get("/jobs/x", environ_overrides={"PATH_INFO": "/jobs/M\xe9xico"})
    assert answer.status_code == 400
    assert answer.get_json()["detail"].startswith("the path is not UTF-8; é is written %C3")


def test_utf_8_may_be_written_as_it_is_or_by_its_bytes(client):
    client.post("/data", json=[make_record(), make_record(Location="Météo")])
    for query in ("q=Météo".encode().decode("latin-1"), "q=M%C3%A9t%C3%A9o"):
        answer = client.get("/data", environ_overrides={"QUERY_STRING": query})
        assert (answer.status_code, len(answer.get_json())) == (200, 1)


@pytest.mark.parametrize("length", [LONGEST + 1, 1_000_000])
def test_a_query_string_has_an_end(client, length):
    answer = client.get("/data?q=" + "x" * (length - 2))
    assert answer.status_code == 400
    assert answer.get_json()["detail"] == "the query string is longer than 4,000 characters"
    assert client.get("/data?q=" + "x" * (LONGEST - 2)).status_code == 200


def test_it_is_as_long_as_a_link_would_write_it(client):
    assert client.get("/data", query_string="q=" + "," * 1_400).status_code == 400


@pytest.mark.parametrize("letter", ["x", "é", "😀", '"', "\x01"])
def test_the_link_to_the_next_page_can_always_be_followed(client, letter):
    endless = {
        name: letter * 500
        for name in ("Company Name", "Detail", "Country of Launch", "Companys Country of Origin")
    }
    client.post("/data", json=[make_record(**endless), make_record(**endless, Location="Pad 2")])
    everything = "sort=company,rocket,country,origin,sector,outcome,year,cost,date"
    answer = client.get(f"/data?{everything}&limit=1&q=pad{'&year_from=1901' * 250}")
    link = re.fullmatch(r'<(.+)>; rel="next"', answer.headers["Link"])[1]
    assert len(f"GET {link} HTTP/1.1") <= LONGEST_LINE
    followed = client.get(link)
    assert (followed.status_code, len(followed.get_json())) == (200, 1)
    assert followed.get_json() != answer.get_json()


def test_a_link_repeats_the_question_with_its_own_cursor(client):
    client.post("/data", json=[make_record(Location=f"Pad {n}") for n in range(3)])
    first = client.get("/data?limit=1&country=USA&country=us").headers["Link"]
    assert first.startswith("</data?limit=1&country=USA&country=us&cursor=")
    second = client.get(first.partition(">")[0][1:]).headers["Link"]
    assert second.startswith("</data?limit=1&country=USA&country=us&cursor=")
    assert second.count("cursor=") == 1
