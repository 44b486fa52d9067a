from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

BROWSERS = {
    "chromium": "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
    "firefox": "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    "safari": "image/png,image/svg+xml,image/*;q=0.8,video/*;q=0.8,*/*;q=0.5",
}
SVG = "{http://www.w3.org/2000/svg}"


def words_of(picture):
    root = ET.fromstring(picture)
    return " ".join(part.text for part in root.iter(f"{SVG}tspan"))


@pytest.mark.parametrize("accept", BROWSERS.values(), ids=BROWSERS)
def test_a_browser_that_wants_an_image_is_shown_the_error(client, accept):
    answer = client.get("/charts/nope.png", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (404, "image/svg+xml")
    assert "no analysis 'nope'; there are:" in words_of(answer.data)
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert (answer.headers["Cache-Control"], "Accept" in answer.vary) == ("no-store", True)


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/json, image/*", "text/html"]
)
def test_who_does_not_like_a_picture_better_gets_the_problem(client, accept):
    answer = client.get("/charts/nope.png", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert answer.headers["Cache-Control"] == "no-store"


def test_who_takes_no_svg_is_shown_a_png(client):
    answer = client.get("/charts/nope.png", headers={"Accept": "image/png, image/jpeg"})
    assert (answer.status_code, answer.mimetype) == (404, "image/png")
    with Image.open(BytesIO(answer.data)) as picture:
        assert picture.size[0] == 960
        assert picture.convert("L").getextrema() == (26, 255)


def test_the_whole_sentence_is_there_for_who_cannot_see_and_signs_are_harmless(client):
    query = {"x<b>&" + "y" * 900: "1"}
    client.post("/data", json=[{"Company Name": "A", "Year": "2001", "Private or State Run": "P"}])
    answer = client.get("/charts/timeline.png", query_string=query, headers={"Accept": "image/*"})
    root = ET.fromstring(answer.data)
    assert (answer.status_code, root.get("role")) == (400, "img")
    assert "x<b>&y" in root.find(f"{SVG}desc").text
    assert len([*root.iter(f"{SVG}tspan")]) <= 8


def test_what_is_refused_before_the_route_is_asked_is_shown_too(client):
    headers = {"Accept": "image/*", "Host": "evil.example"}
    answer = client.get("/charts/timeline.png", headers=headers)
    assert (answer.status_code, answer.mimetype) == (400, "image/svg+xml")


def test_an_error_of_another_route_is_no_picture(client):
    answer = client.get("/results/nope.png", headers={"Accept": "image/*"})
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_a_compressed_error_is_still_a_picture(client):
    headers = {"Accept": "image/*", "Accept-Encoding": "gzip"}
    answer = client.get("/charts/nope.png", headers=headers)
    assert answer.mimetype == "image/svg+xml"
