"""What a result holds, and how a notebook shows it."""

import base64
import re

import pytest

from spacelaunch.api.routes import results
from spacelaunch.client.result import FORMS, Result, form_of
from spacelaunch.errors import BadRequestError

PNG = b"\x89PNG\r\n"
NUMBERS = {
    "analysis": "timeline",
    "finding": "*Acme* led in 2001 <b>(2 to 1)</b>",
    "alt": "Lines,\none a sector.",
    "columns": [{"name": "year", "type": "integer", "unit": "year"}],
    "rows": [{"year": 2001}],
}


class Answer:
    def __init__(self, numbers=None, content=b""):
        self.json = lambda: numbers
        self.content = content


class Connection:
    """Answers the two forms, and notes what it was asked."""

    def __init__(self):
        self.asked = []

    def get(self, path):
        self.asked.append(path)
        return Answer(NUMBERS) if path.endswith("json") else Answer(content=PNG)


@pytest.fixture
def connection():
    return Connection()


@pytest.fixture
def result(connection):
    return Result({"id": "timeline-1"}, connection)


def test_the_numbers_are_fetched_once(result, connection):
    assert result.numbers["finding"] == result.numbers["finding"] == NUMBERS["finding"]
    assert connection.asked == ["/results/timeline-1.json"]


def test_the_rows_are_a_frame(result):
    assert result.frame.to_dict("records") == [{"year": 2001}]


def test_it_shows_its_picture(result, connection):
    assert (result._repr_png_(), result._repr_png_()) == (PNG, PNG)
    assert connection.asked == ["/results/timeline-1.png"]


def test_it_shows_its_finding_in_which_no_name_is_markup(result):
    finding, _, picture = result._repr_markdown_().partition("\n\n")
    assert finding == r"**\*Acme\* led in 2001 \<b\>\(2 to 1\)\</b\>**"
    alt, encoded = re.fullmatch(r"!\[(.*)\]\(data:image/png;base64,(.*)\)", picture).groups()
    assert (alt, base64.b64decode(encoded)) == (r"Lines, one a sector\.", PNG)


def test_to_look_at_it_in_a_debugger_asks_nobody(result, connection):
    assert repr(result) == "<result of timeline-1>"
    assert connection.asked == []


def test_it_is_saved_in_the_form_that_the_name_ends_in(result, connection, tmp_path):
    assert result.save(tmp_path / "deep" / "t.png").read_bytes() == PNG
    result.save(tmp_path / "nothing")
    assert connection.asked == ["/results/timeline-1.png"] * 2


def test_the_forms_are_those_of_the_server():
    assert [form.suffix for form in results.FORMS] == [*FORMS]


def test_a_form_that_there_is_not_is_refused_with_those_there_are():
    assert [form_of("a.PNG"), form_of("a"), form_of("a/b.zip")] == ["png", "png", "zip"]
    with pytest.raises(BadRequestError, match=r"a result has no form \.gif; there are \.png"):
        form_of("t.gif")
