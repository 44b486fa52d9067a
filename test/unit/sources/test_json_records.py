"""JSON bodies -> launches and rejects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson
import pandas as pd
import pytest

from data_sets import launches_in
from factories import make_record
from spacelaunch.domain.launch import Launch, Sector, TimePrecision
from spacelaunch.errors import BadDataError
from spacelaunch.sources.json_records import read_json
from spacelaunch.sources.reading import Reject

POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}


@dataclass(frozen=True)
class Found:
    """A reading, its launches one by one."""

    source: str
    launches: list[Launch]
    rejects: tuple[Reject, ...]


def read_body(body: bytes) -> Found:
    reading = read_json(body, "JSON records")
    return Found(reading.source, launches_in(reading), reading.rejects)


def read(value: object) -> Found:
    return read_body(json.dumps(value).encode())


def message(body: bytes) -> str:
    with pytest.raises(BadDataError) as caught:
        read_json(body, "JSON records")
    return str(caught.value)


def test_the_smallest_record_is_accepted_to_the_year():
    body = b'[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'

    (launch,) = read_body(body).launches

    assert (launch.provider, launch.sector) == ("PodTest", Sector.PRIVATE)
    assert launch.launched_at == datetime(2025, 1, 1, tzinfo=UTC)
    assert launch.time_precision is TimePrecision.YEAR


def test_one_object_is_an_array_of_one():
    assert read(POD) == read([POD])


def test_a_reading_names_its_source():
    assert read([POD]).source == "JSON records"


def test_numbers_may_be_written_as_numbers():
    (launch,) = read([{**POD, "Year": 2025, "Month": 3, "Day": 4, "Rocket": 62.5}]).launches

    assert (launch.launched_at, launch.cost_musd) == (datetime(2025, 3, 4, tzinfo=UTC), 62.5)


def test_null_is_silence():
    (launch,) = read([{**POD, "Rocket": None, "Detail": None, "Month": None}]).launches

    assert (launch.cost_musd, launch.rocket) == (None, None)
    assert launch.time_precision is TimePrecision.YEAR


def test_unknown_members_stay_in_the_record():
    record = {**POD, "crew": [{"name": "Ada"}], "is_test": True, "mass_kg": 5.5}

    assert read([record]).launches[0].record == record


def test_text_in_any_script_is_read():
    body = '[{"Company Name":"中国航天","Year":"2025","Private or State Run":"S"}]'

    assert read_body(body.encode()).launches[0].provider == "中国航天"


def test_good_records_are_taken_and_bad_ones_set_aside_with_their_places():
    found = read([POD, 7, {**POD, "Year": "soon"}, {**POD, "Company Name": "Other"}])

    assert {launch.provider for launch in found.launches} == {"PodTest", "Other"}
    assert [reject.line for reject in found.rejects] == [2, 3]


def test_a_bad_record_is_kept_as_received():
    bad = {**POD, "Year": "soon", "extra": [1]}

    assert read([POD, bad]).rejects == (
        Reject(2, "Year: expected a whole number, got 'soon'", bad),
    )


@pytest.mark.parametrize(
    ("item", "shown"),
    [(None, "null"), (7, "7"), ("text", '"text"'), (True, "true"), ([], "[]")],
    ids=["null", "number", "string", "boolean", "array"],
)
def test_an_item_that_is_not_an_object_is_set_aside(item, shown):
    expected = (Reject(2, f"expected an object, got {shown}", {}),)

    assert read([POD, item]).rejects == expected


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'"text"', "a string"),
        (b"null", "null"),
        (b"7", "a number"),
        (b"7.5", "a number"),
        (b"true", "a boolean"),
    ],
)
def test_a_body_that_is_neither_object_nor_array_is_refused(body, kind):
    assert message(body) == f"expected an object or an array of objects, got {kind}"


def test_an_empty_object_lacks_a_company():
    assert message(b"{}") == "item 1: Company Name is missing"


def test_an_empty_array_is_refused():
    assert message(b"[]") == "the array is empty"


@pytest.mark.parametrize(
    "body",
    [
        b"", b" ", b"{", b"[{]", b"NaN", b"[NaN]", b'{"Year": NaN}', b'{"Year": Infinity}',
        b'{"Year": 1e400}', b"{'Year': 1}", b"[1,]", b"[] []", b"\xff", b'["\xff"]', b'["\\ud800"]',
        b"[" * 2000 + b"]" * 2000, b"\0", b'["a\0b"]', b"Company Name,Year\r\n",
    ],
    ids=[
        "empty", "blank", "cut off", "crossed", "NaN", "NaN item", "NaN value", "Infinity",
        "too large a number", "single quotes", "trailing comma", "two values", "not UTF-8",
        "not UTF-8 inside", "half a surrogate pair", "too deep", "NUL", "NUL inside", "CSV",
    ],
)  # fmt: skip
def test_what_is_not_json_is_refused(body):
    assert message(body).startswith("the body is not valid JSON: ")


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("Company Name", 3, "Company Name: expected text, got 3"),
        ("Company Name", True, "Company Name: expected text, got True"),
        ("Company Name", ["A"], "Company Name: expected text, got ['A']"),
        ("Company Name", None, "Company Name is missing"),
        ("Company Name", "a\0b", "Company Name has a NUL character"),
        ("Year", True, "Year: expected a whole number, got True"),
        ("Year", 2025.5, "Year: expected a whole number, got 2025.5"),
        ("Year", 10**30, "Year: expected a whole number, got 1e+30"),
        ("Year", 2**63, "Year: 9223372036854775808 lies outside 1900 to 2100"),
        ("Year", {}, "Year: expected a whole number, got {}"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_value_of_the_wrong_kind_is_refused(member, value, reason):
    assert message(json.dumps([{**POD, member: value}]).encode()) == f"item 1: {reason}"


def test_a_member_under_two_spellings_is_refused():
    body = json.dumps([{**POD, "Rocket": "5", " Rocket": "6"}]).encode()

    assert message(body) == "item 1: Rocket is given twice"


def test_a_record_may_be_nested_thirty_two_levels_deep():
    record = {**POD, "extra": json.loads("[" * 31 + "]" * 31)}

    assert read([record]).launches[0].record == record


@pytest.mark.parametrize("levels", [32, 300, 1000], ids=["just", "far", "as far as JSON goes"])
def test_a_record_nested_deeper_is_set_aside(levels):
    body = json.dumps([POD, {**POD, "extra": 0}]).replace(" 0}", "[" * levels + "]" * levels + "}")

    assert read_body(body.encode()).rejects == (
        Reject(2, "it is nested more than 32 levels deep", {}),
    )


def test_an_item_that_is_only_nesting_is_set_aside():
    body = json.dumps([POD, 0]).replace(" 0]", "[" * 1000 + "]" * 1000 + "]")

    assert read_body(body.encode()).rejects == (
        Reject(2, "it is nested more than 32 levels deep", {}),
    )


def test_an_item_that_is_long_is_quoted_in_part():
    found = read([POD, "x" * 100_000])

    assert len(found.rejects[0].reason) == 301


GOOD = orjson.dumps(make_record())


def count(body: bytes) -> int:
    return len(read_json(body, "x").launches)


def test_a_mark_before_the_json_is_passed_over():
    assert count(b"\xef\xbb\xbf" + GOOD) == 1


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n"])
def test_an_object_a_line_is_read(end):
    assert count(GOOD + end + GOOD + end) == 2


def test_a_line_that_is_no_object_is_refused_with_its_number():
    found = read_json(b"\n".join([GOOD, b"{oops", GOOD, b"3"]), "x")

    assert [(reject.line, reject.reason.partition(":")[0]) for reject in found.rejects] == [
        (2, "it is not valid JSON"),
        (4, "expected an object, got 3"),
    ]
    assert len(found.launches) == 2


def test_one_object_on_several_lines_is_one():
    assert count(orjson.dumps(make_record(), option=orjson.OPT_INDENT_2)) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_called_by_its_name(encoding):
    assert message(b"[]".decode().encode(encoding)) == "the body is UTF-16; JSON is sent in UTF-8"


@pytest.mark.parametrize("orient", ["columns", "index", "split", "table"])
def test_pandas_in_another_form_is_told_which_one_is_wanted(orient):
    frame = pd.DataFrame([make_record()])
    body = frame.to_json(orient=orient).encode()

    assert "records" in message(body) or "send that array itself" in message(body)


def test_pandas_as_records_are_read():
    assert count(pd.DataFrame([make_record()] * 3).to_json(orient="records").encode()) == 3


def test_wrapped_records_are_told_to_come_without():
    assert message(b'{"count": 1, "data": [%s]}' % GOOD) == (
        "the records stand within 'data'; send that array itself"
    )


@pytest.mark.parametrize("item", [b"0", b"[]", b'""', b"null"])
def test_items_without_worth_are_not_waited_for(item):
    assert "more values than launches" in message(b"[" + b",".join([item] * 900_000) + b"]")
    assert "more than 10,000 items" in message(b"[" + b",".join([item] * 50_000) + b"]")
