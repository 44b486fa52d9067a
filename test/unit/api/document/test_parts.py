from dataclasses import dataclass
from datetime import UTC, datetime

from spacelaunch.api.document.parts import JSON, AnswerHeader, shown_as


@dataclass(frozen=True)
class Thing:
    at: datetime


def test_a_header_is_its_name_and_knows_what_it_means():
    header = AnswerHeader("X-Odd", int, "How odd.", 3, is_for_pages=False)
    assert {header: "1"} == {"X-Odd": "1"}
    assert (header.meaning, header.example, header.is_for_pages) == ("How odd.", 3, False)


def test_an_example_is_of_its_type_and_as_its_json():
    thing = Thing(datetime(2026, 1, 1, tzinfo=UTC))
    form = shown_as(thing)[JSON]
    assert (form.kind, form.example) == (Thing, {"at": "2026-01-01T00:00:00+00:00"})


def test_an_example_of_several_types_names_them():
    assert (
        shown_as([Thing(datetime(2026, 1, 1, tzinfo=UTC))], list[Thing])[JSON].kind == list[Thing]
    )
