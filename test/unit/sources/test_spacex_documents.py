import pytest

from spacelaunch.domain.document import Document
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex_documents import reason_to_refuse

LAUNCH = state("first")["launches"][4]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date_utc", "05/10/2022"),
        ("date_utc", "2022-10-05"),
        ("date_utc", "2022-10-05T16:00:00"),
        ("date_utc", 1664985600),
        ("date_utc", "2022-13-05T16:00:00.000Z"),
        ("date_utc", "0022-10-05T16:00:00.000Z"),
        ("date_precision", "fortnight"),
        ("upcoming", "no"),
        ("upcoming", None),
        ("success", "true"),
        ("payloads", "p1"),
        ("window", 2**40),
    ],
)
def test_a_field_of_another_form_refuses_its_document_and_is_named(field, value):
    document = receive(LAUNCH | {field: value})
    assert isinstance(document, Document)
    reason = reason_to_refuse("launches", document)
    assert reason is not None
    assert reason.startswith(f"{field}")


def test_a_field_inside_is_named_by_its_path():
    document = receive(LAUNCH | {"cores": [{"core": None}, {"core": 5}]})
    assert reason_to_refuse("launches", document).startswith("cores.1.core: ")


@pytest.mark.parametrize(
    "change",
    [
        {"new": {"of": ["any", "kind"]}},
        {"date_utc": "2022-10-05T18:00:00+02:00"},
        {"links": None},
        {"payloads": None},
    ],
    ids=["new field", "date with an offset", "field that nobody reads", "no list"],
)
def test_what_can_be_read_is_let_in(change):
    assert reason_to_refuse("launches", receive(LAUNCH | change)) is None


def test_a_long_reason_is_cut():
    document = receive({"id": "1", **{name: "x" for name in ("upcoming", "success", "cores")}})
    wild = receive({"id": "1", "cores": [{"core": 1}] * 500})
    assert len(reason_to_refuse("launches", document)) < 301
    assert len(reason_to_refuse("launches", wild)) == 301
