"""Launches CSV files, good and broken."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from data_sets import launches_in
from factories import HEADER, csv_bytes, make_record
from spacelaunch.domain.launch import Launch, TimePrecision
from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources import file_text
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.file_reader import read_file
from spacelaunch.sources.formats import Sent
from spacelaunch.sources.reading import Loss, Reject

HEAD = (
    "Company Name,Location,Detail,Rocket,Status Mission,Country of Launch,"
    "Companys Country of Origin,Private or State Run,Year"
)
ROW = "Acme,Pad 1,R | M,50,Success,USA,USA,P,2001"
BAD = "Acme,Pad 1,R | M,50,Success,USA,USA,P,soon"
WHY = "Year: expected a whole number, got 'soon'"

LINE_ENDS = pytest.mark.parametrize("end", ["\r\n", "\n", "\r"], ids=["CRLF", "LF", "CR"])


def text(*lines: str, end: str = "\r\n") -> bytes:
    return "".join(line + end for line in lines).encode()


@dataclass(frozen=True)
class Found:
    """A reading, its launches one by one."""

    source: str
    launches: list[Launch]
    rejects: tuple[Reject, ...]
    losses: tuple[Loss, ...]


def read(body: bytes, limit_bytes: int = 1_000_000) -> Found:
    reading = read_file(Sent(io.BytesIO(body), "a.csv", limit_bytes, limit_bytes))
    return Found(reading.source, launches_in(reading), reading.rejects, reading.losses)


def message(body: bytes, limit_bytes: int = 10_000_000) -> str:
    with pytest.raises(BadDataError) as caught:
        read(body, limit_bytes)
    return str(caught.value)


def rejected(body: bytes) -> list[tuple[int, str]]:
    return [(reject.line, reject.reason) for reject in read(body).rejects]


def lost(body: bytes) -> list[tuple[int, str]]:
    return [(loss.line, loss.reason) for loss in read(body).losses]


def only(body: bytes) -> Launch:
    (launch,) = read(body).launches
    return launch


def without(column: str) -> bytes:
    """A file of one record that lacks a column."""
    return csv_bytes([make_record()], [name for name in HEADER if name.strip() != column])


def with_cost_named(name: str) -> bytes:
    return text(HEAD.replace("Rocket", name), ROW)


# A file that can be read


def test_the_data_sets_own_form_is_read():
    launch = only(csv_bytes([make_record()]))

    assert (launch.provider, launch.rocket, launch.cost_musd) == ("Acme", "Rocket 1", 50.0)
    assert launch.launched_at == datetime(2001, 2, 3, 4, 5, tzinfo=UTC)


def test_a_reading_names_its_source():
    assert read(text(HEAD, ROW)).source == "a.csv"


def test_the_record_is_kept_under_the_names_of_the_file():
    record = make_record(**{" Rocket": " 50.00 "})

    assert only(csv_bytes([record])).record == record


def test_unknown_columns_are_kept_in_the_record():
    launch = only(text(f"{HEAD},Notes", f"{ROW},windy"))

    assert launch.record["Notes"] == "windy"


def test_the_columns_may_be_in_any_order():
    forwards = only(csv_bytes([make_record()]))

    assert only(csv_bytes([make_record()], reversed(HEADER))) == forwards


def test_loading_a_file_in_another_order_gives_the_same_launches():
    other = ROW.replace("Acme", "Bolt")

    assert read(text(HEAD, ROW, other)).launches == read(text(HEAD, other, ROW)).launches


def test_an_exact_duplicate_is_a_launch_of_its_own():
    first, second = read(text(HEAD, ROW, ROW)).launches

    assert first.launch_id != second.launch_id


@pytest.mark.parametrize("name", [" Rocket", "Rocket", "# Rocket", "ROCKET", '" Rocket "'])
def test_the_cost_is_found_under_each_of_its_names(name):
    assert only(with_cost_named(name)).cost_musd == 50.0


def test_the_status_of_a_rocket_before_the_cost_is_not_taken_for_it():
    launch = only(text(f"Status Rocket,{HEAD}", f"StatusRetired,{ROW}"))

    assert (launch.cost_musd, launch.is_rocket_active) == (50.0, False)


@pytest.mark.parametrize(
    ("cell", "cost"),
    [('"1,160.00"', 1160.0), ('"5,000.00"', 5000.0), ("50.00", 50.0), ("", None), ("  ", None)],
    ids=["thousands comma", "more thousands", "two decimals", "empty", "blank"],
)
def test_a_cost_is_read_as_copies_of_the_file_write_it(cell, cost):
    assert only(text(HEAD, ROW.replace("50", cell, 1))).cost_musd == cost


def test_a_date_that_is_not_padded_is_read():
    record = make_record(
        DateTime="", Date="2/11/1997", Time="0:00", Year="1997", Month="11", Day="2"
    )

    launch = only(csv_bytes([record]))

    assert launch.launched_at == datetime(1997, 11, 2, tzinfo=UTC)
    assert launch.time_precision is TimePrecision.DAY


def test_a_cost_that_was_imputed_is_unknown_when_it_comes_back():
    assert only(text(f"{HEAD},Rocket Imputed", f"{ROW},true")).cost_musd is None


@LINE_ENDS
def test_lines_may_end_in_any_way(end):
    assert len(read(text(HEAD, ROW, ROW, end=end)).launches) == 2


@LINE_ENDS
def test_a_line_is_counted_however_it_ends(end):
    assert rejected(text(HEAD, ROW, BAD, end=end)) == [(3, WHY)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_a_file_that_arrives_in_pieces_is_the_same_file(monkeypatch, size):
    body = text(HEAD, ROW.replace("Acme", "Acmé"), BAD, ROW)
    whole = read(body)

    monkeypatch.setattr(file_text, "_READ_BYTES", size)
    monkeypatch.setattr(file_text, "PIECE_BYTES", size)

    assert read(body) == whole


def test_a_file_of_many_pieces_is_read_to_its_end():
    assert len(read(text(HEAD, *[ROW] * 10_000)).launches) == 10_000


def test_the_last_line_needs_no_end():
    assert len(read(text(HEAD, ROW, ROW).removesuffix(b"\r\n")).launches) == 2


def test_a_byte_order_mark_is_not_part_of_the_first_name():
    launch = only(b"\xef\xbb\xbf" + text(HEAD, ROW))

    assert (launch.provider, launch.record["Company Name"]) == ("Acme", "Acme")


def test_empty_lines_are_passed_over_and_counted():
    assert rejected(text(HEAD, "", ROW, "", "", BAD, "")) == [(6, WHY)]


def test_empty_lines_may_stand_before_the_header():
    assert rejected(text("", "", HEAD, ROW, BAD)) == [(5, WHY)]


def test_a_quoted_value_may_span_lines():
    launch = only(text(HEAD, ROW.replace("Pad 1", '"Pad 1,\nSomewhere,\nUSA"')))

    assert launch.pad == "Pad 1, Somewhere, USA"


def test_lines_within_a_quoted_value_are_counted():
    spanning = ROW.replace("Pad 1", '"Pad 1,\r\nSomewhere"')

    assert rejected(text(HEAD, spanning, BAD)) == [(4, WHY)]


def test_a_record_that_spans_lines_is_named_by_its_first():
    spanning = BAD.replace("Pad 1", '"Pad 1,\r\nSomewhere"')

    assert rejected(text(HEAD, ROW, spanning, ROW)) == [(3, WHY)]


def test_a_doubled_quote_is_a_quote():
    assert only(text(HEAD, ROW.replace("Pad 1", '"The ""Pad"""'))).pad == 'The "Pad"'


def test_text_in_any_script_is_read():
    assert only(text(HEAD, ROW.replace("Acme", "中国航天"))).provider == "中国航天"


def test_columns_without_a_name_do_not_disturb():
    assert len(read(text(f"{HEAD},,", f"{ROW},,")).launches) == 1


def test_a_gzip_file_is_read_as_the_file_in_it():
    body = text(HEAD, ROW, BAD)

    assert read(gzip.compress(body)) == read(body)


def test_a_gzip_file_of_several_members_is_read_whole():
    body = gzip.compress(text(HEAD, ROW)) + gzip.compress(text(ROW))

    assert len(read(body).launches) == 2


def test_a_file_may_be_exactly_as_large_as_the_limit():
    body = text(HEAD, ROW)

    assert len(read(body, limit_bytes=len(body)).launches) == 1


def test_the_genuine_file_is_read_whole(real_csv):
    found = read(real_csv.read_bytes())

    assert (len(found.launches), found.rejects) == (4324, ())
    assert len({launch.launch_id for launch in found.launches}) == 4324


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        ("sector", "private", 1393),
        ("outcome", "partial_failure", 102),
        ("cost_musd", None, 3360),
        ("country", "Pacific Ocean", 36),
        ("provider_country", "Iran", 14),
        ("provider_country", "Israel", 11),
        ("time_precision", "day", 135),
    ],
    ids=[
        "private", "partial failures", "no cost", "at sea", "Iran: 13 corrected and 1 as it is",
        "Israel", "written 00:00",
    ],
)  # fmt: skip
def test_the_genuine_file_holds_what_is_known_of_it(real_csv, name, value, count):
    found = read(real_csv.read_bytes()).launches

    assert [getattr(launch, name) for launch in found].count(value) == count


# Records that cannot be read


def test_a_record_that_cannot_be_read_is_set_aside_as_received():
    found = read(csv_bytes([make_record(), make_record(Year="x", DateTime="", Date="")]))

    bad = make_record(Year="x", DateTime="", Date="")
    assert found.rejects == (Reject(3, "Year: expected a whole number, got 'x'", bad),)


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"Year": "1957"}, "Year says 1957, the date says 2001"),
        ({"Private or State Run": "X"}, "Private or State Run: expected P or S, got 'X'"),
        ({"Company Name": ""}, "Company Name is missing"),
    ],
    ids=["Year and date", "sector", "company"],
)
def test_a_record_that_makes_no_launch_names_its_line_and_column(overrides, reason):
    body = csv_bytes([make_record(), make_record(**overrides), make_record()])

    assert rejected(body) == [(3, reason)]


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"Year": "soon"}, "Year: expected a whole number, got 'soon'"),
        ({" Rocket": "cheap"}, "Rocket: expected millions of US dollars, got 'cheap'"),
        (
            {"DateTime": "03/02/2001"},
            "DateTime: expected YYYY-MM-DD HH:MM:SS+00:00, got '03/02/2001'",
        ),
    ],
    ids=["Year", "cost", "DateTime"],
)
def test_a_value_that_is_lost_names_its_line_and_column_and_costs_no_launch(overrides, reason):
    body = csv_bytes([make_record(), make_record(**overrides), make_record()])

    assert (lost(body), len(read(body).launches)) == ([(3, reason)], 3)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW.removesuffix(",2001"), "8 values, the header has 9"),
        (f"{ROW},more", "10 values, the header has 9"),
        ("Acme", "1 values, the header has 9"),
        (ROW.replace("50", "1,160"), "10 values, the header has 9"),
    ],
    ids=["one fewer", "one more", "one alone", "comma without quotes"],
)
def test_a_wrong_number_of_values_names_its_line(row, reason):
    assert rejected(text(HEAD, ROW, row, ROW)) == [(3, reason)]


def test_where_no_record_can_be_read_the_first_is_explained():
    assert message(text(HEAD, BAD, BAD, BAD)) == (
        f"none of the 3 records can be read; the first, line 2: {WHY}"
    )


def test_a_header_with_one_comma_too_many_fits_no_record():
    assert message(text(f"{HEAD},", ROW)) == "line 2: 9 values, the header has 10"


# Files that cannot be read


@pytest.mark.parametrize(
    "body",
    [b"", b"\xef\xbb\xbf", b"\r\n\r\n", gzip.compress(b"")],
    ids=["no bytes", "byte order mark", "empty lines", "gzip of nothing"],
)
def test_an_empty_file_is_refused(body):
    assert message(body) == "the file is empty"


@pytest.mark.parametrize(
    "body",
    [text(HEAD), text(HEAD, "", ""), text(HEAD).rstrip()],
    ids=["header", "header and empty lines", "header without an end"],
)
def test_a_file_of_a_header_alone_is_refused(body):
    assert message(body) == "there are no records after the header"


@pytest.mark.parametrize(
    "body",
    [
        b"name,age\r\nAda,36\r\n",
        text(ROW, ROW),
    ],
    ids=["another table", "no header"],
)
def test_what_is_not_a_launches_csv_is_refused(body):
    assert message(body) == ("not a launches CSV: its first line has none of the expected columns")


@pytest.mark.parametrize(
    "column",
    [
        "Company Name",
        "Location",
        "Detail",
        "Rocket",
        "Status Mission",
        "Country of Launch",
        "Companys Country of Origin",
        "Private or State Run",
    ],
)
def test_a_missing_column_is_named(column):
    assert message(without(column)) == f"the header lacks '{column}'"


@pytest.mark.parametrize("column", ["Status Rocket", "DateTime", "Year", "Month", "Date", "Time"])
def test_a_column_that_can_be_done_without_may_be_missing(column):
    assert len(read(without(column)).launches) == 1


def test_the_status_of_a_rocket_does_not_stand_in_for_the_cost():
    assert message(text(HEAD.replace("Rocket", "Status Rocket"), ROW)) == (
        "the header lacks 'Rocket'"
    )


def test_one_of_the_two_forms_of_the_date_must_be_there():
    assert message(text(HEAD.replace("Year", "When"), ROW)) == (
        "the header lacks 'DateTime or Year'"
    )


def test_all_missing_columns_are_named_at_once():
    assert message(text("Company Name,Detail,Rocket,DateTime", "a,b,c,d")) == (
        "the header lacks 'Location', 'Status Mission', 'Country of Launch', "
        "'Companys Country of Origin', 'Private or State Run'"
    )


@pytest.mark.parametrize(
    ("name", "column"),
    [("Year", "Year"), (" # rocket", "Rocket"), ("YEAR ", "Year")],
    ids=["same", "another spelling", "another case"],
)
def test_a_column_that_stands_twice_is_refused(name, column):
    assert message(text(f"{HEAD},{name}", f"{ROW},2001")) == (
        f"the column '{column}' stands twice in the header"
    )


def test_an_unknown_column_that_stands_twice_is_refused():
    assert message(text(f"{HEAD},Notes, Notes", f"{ROW},a,b")) == (
        "the column 'Notes' stands twice in the header"
    )


@pytest.mark.parametrize("line", [1, 2, 4])
def test_a_nul_byte_is_refused_with_its_line(line):
    lines = [HEAD, ROW, ROW, ROW]
    lines[line - 1] = lines[line - 1].replace("C", "\0").replace("A", "\0")

    assert message(text(*lines)) == f"not a text file: line {line} has a NUL byte"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_with_the_mark_of_its_encoding_is_read(encoding):
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    body = (mark + text(HEAD, ROW.replace("Acme", "Acmé 🚀")).decode()).encode(encoding)

    assert only(body).provider == "Acmé 🚀"


def test_text_of_two_bytes_a_character_without_a_mark_is_refused():
    assert message(text(HEAD, ROW).decode().encode("utf-16-le")) == (
        "not a text file: line 1 has a NUL byte"
    )


@LINE_ENDS
def test_what_is_not_utf8_is_refused_with_its_line(end):
    body = text(HEAD, ROW, ROW.replace("Acme", "Acmé"), end=end).decode().encode("latin-1")

    assert message(body) == (
        "line 3 is not valid UTF-8 (byte 0xe9); save the file as UTF-8, or say what it is, as with "
        "-F 'file=@launches.csv;type=text/csv;charset=windows-1252'"
    )


@pytest.mark.parametrize(
    "cell",
    ['"Acme', '"Ac"me', '"'],
    ids=["never closed", "text after the quote", "alone"],
)
@pytest.mark.parametrize("line", [2, 3, 5])
def test_a_stray_quote_costs_its_row_and_no_other(cell, line):
    lines = [HEAD, ROW, ROW, ROW, ROW]
    lines[line - 1] = lines[line - 1].replace("Acme", cell)
    found = read(text(*lines))

    assert [reject.line for reject in found.rejects] == [line]
    assert found.rejects[0].reason.startswith("not valid CSV: ")
    assert len(found.launches) == 3


def test_a_quote_that_is_never_closed_costs_its_row_where_the_file_goes_on_for_long():
    body = text(HEAD, ROW.replace("Acme", '"Acme'), *[ROW] * 60_000)
    found = read_csv(io.BytesIO(body), "a.csv", 10_000_000)

    assert [(reject.line, reject.record) for reject in found.rejects] == [(2, {})]
    assert len(found.launches) == 60_000


def test_a_stray_quote_in_a_long_file_disturbs_no_quoted_value():
    quoted = ROW.replace("Pad 1", '"Pad 1, ""A"",\r\nUSA"')
    body = text(HEAD, *[quoted] * 60_000, ROW.replace("Acme", '"Ac"me'), *[quoted] * 60_000)
    found = read_csv(io.BytesIO(body), "a.csv", 100_000_000)

    assert [reject.line for reject in found.rejects] == [120_002]
    assert found.launches.column("pad").unique().to_pylist() == ['Pad 1, "A", USA']
    assert len(found.launches) == 120_000


def test_a_stray_quote_in_the_header_is_refused_with_its_line():
    assert message(text("", HEAD.replace("Detail", '"De"tail'), ROW)).startswith(
        "line 2 is not valid CSV: "
    )


def test_a_quote_within_a_plain_value_is_let_be():
    assert only(text(HEAD, ROW.replace("Acme", 'Ac"me'))).provider == 'Ac"me'


@pytest.mark.parametrize("quote", ["", '"'], ids=["plain", "quoted"])
def test_a_value_of_two_hundred_kilobytes_costs_its_row(quote):
    body = text(HEAD, ROW, ROW.replace("Pad 1", f"{quote}{'x' * 200_000}{quote}"), ROW)

    assert rejected(body) == [(3, "not valid CSV: field larger than field limit (131072)")]


@pytest.mark.parametrize("end", ["", "\r\n"], ids=["without an end", "with an end"])
def test_a_line_of_more_than_a_million_bytes_is_refused(end):
    body = text(HEAD, ROW) + b"x" * 1_000_001 + end.encode() + text(ROW)

    assert message(body) == "not a CSV file: line 3 is longer than a million bytes"


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(text(HEAD, ROW))[:-9],
        gzip.compress(text(HEAD, ROW))[:-1],
        b"\x1f\x8b",
        b"\x1f\x8bnot gzip at all",
        gzip.compress(text(HEAD, ROW))[:-8] + b"\0" * 8,
        gzip.compress(text(HEAD, ROW))[:10] + b"\xff" * 50,
        gzip.compress(text(HEAD, ROW)) + b"more",
    ],
    ids=[
        "cut in the data", "cut in the checksum", "magic alone", "magic and text",
        "wrong checksum", "broken data", "something after it",
    ],
)  # fmt: skip
def test_a_damaged_gzip_file_is_refused(body):
    assert message(body).startswith("the gzip file is damaged: ")


def test_a_gzip_file_in_a_gzip_file_is_not_a_csv():
    twice = gzip.compress(gzip.compress(text(HEAD, ROW)))

    assert message(twice) == "there is a pack within the pack; send what is in it"


def test_a_plain_file_over_the_limit_is_refused():
    body = text(HEAD, ROW)

    with pytest.raises(TooLargeError, match=r"^the file holds more than 100 bytes of text$"):
        read(body, limit_bytes=100)


def test_a_file_one_byte_over_the_limit_is_refused():
    body = text(HEAD, ROW)

    with pytest.raises(TooLargeError):
        read(body, limit_bytes=len(body) - 1)


@pytest.mark.parametrize(
    "filler", [b"a", b"\n", ROW.encode() + b"\n"], ids=["a line", "ends", "rows"]
)
def test_a_gzip_file_that_unpacks_to_more_than_the_limit_is_refused(filler):
    bomb = gzip.compress(text(HEAD) + filler * 500_000)

    with pytest.raises(TooLargeError, match=r"^the file holds more than 300,000 bytes of text$"):
        read(bomb, limit_bytes=300_000)


def test_no_more_of_a_bomb_is_unpacked_than_the_limit(monkeypatch):
    monkeypatch.setattr(file_text, "_READ_BYTES", 1000)
    stream = io.BytesIO(gzip.compress(text(HEAD)) + gzip.compress(b"\n" * 2_000) * 20_000)

    with pytest.raises(TooLargeError):
        read_file(Sent(stream, "a.csv", 10_000, 10_000))

    assert stream.tell() < len(stream.getvalue()) / 2


def test_in_a_file_that_we_have_served_a_quoted_formula_is_as_it_was():
    ours = text(f"id,{HEAD}", ROW.replace("Acme", "x,'=1+1"))
    assert only(ours).provider == "=1+1"


def test_in_any_other_file_an_apostrophe_is_an_apostrophe():
    assert only(text(HEAD, ROW.replace("Acme", "'=1+1"))).provider == "'=1+1"
