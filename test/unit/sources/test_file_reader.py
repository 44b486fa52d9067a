"""A table in each form that is taken, and those that are told to come otherwise."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data_sets import launches_in, sent
from factories import HEADER, csv_bytes, make_record
from spacelaunch.domain.launch import Launch, Sector
from spacelaunch.domain.texts import WORDS_FOR_NOTHING
from spacelaunch.errors import BadDataError, SpacelaunchError, TooLargeError
from spacelaunch.sources.file_reader import read_file, read_records
from spacelaunch.sources.reading import Reading

RECORDS = [
    make_record(),
    make_record(**{"Company Name": "Bolt é", " Rocket": "5,000.00", "Detail": "R | M, N"}),
    make_record(**{"Company Name": "Coyote", " Rocket": ""}),
]
PLAIN = csv_bytes(RECORDS)
FRAME = pd.read_csv(io.BytesIO(PLAIN))


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(frame: pd.DataFrame = FRAME, **sheets: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for name, other in sheets.items():
            other.to_excel(writer, sheet_name=name, index=False)
        frame.to_excel(writer, sheet_name="launches", index=False)
    return buffer.getvalue()


def parquet(frame: pd.DataFrame = FRAME) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def lines(records: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def texts_of(records: list[dict[str, object]], separator: str) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, HEADER, delimiter=separator)
    writer.writeheader()
    writer.writerows(records)
    return buffer.getvalue().encode()


def reading(body: bytes) -> Reading:
    return read_file(sent(body))


def values(body: bytes) -> list[Launch]:
    """All launches but for their records, which are written as the form does."""
    return [replace(launch, record={}) for launch in launches_in(reading(body))]


def why_not(body: bytes) -> str:
    with pytest.raises(SpacelaunchError) as caught:
        reading(body)
    return str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(PLAIN),
        bz2.compress(PLAIN),
        lzma.compress(PLAIN),
        lzma.compress(PLAIN[:200]) + lzma.compress(PLAIN[200:]),
        zipped(**{"launches.csv": PLAIN}),
        zipped(**{"a/launches.CSV": PLAIN, "README.md": b"x", "__MACOSX/a.csv": b"x"}),
        zipped(**{"Global_Space_Launches.csv": PLAIN, "other.csv": b"x"}),
        workbook(),
        workbook(notes=pd.DataFrame({"a": [1]})),
        zipped(**{"launches.xlsx": workbook()}),
        parquet(),
        parquet(FRAME.assign(DateTime=pd.to_datetime(FRAME["DateTime"]))),
        gzip.compress(parquet()),
        json.dumps(RECORDS).encode(),
        lines(RECORDS),
        gzip.compress(lines(RECORDS)),
        b"\xef\xbb\xbf" + PLAIN,
        PLAIN.decode().encode("utf-16"),
        texts_of(RECORDS, ";"),
        texts_of(RECORDS, "\t"),
        texts_of(RECORDS, "|").replace(b"R | M", b"R | M"),
        b"sep=;\r\n" + texts_of(RECORDS, ";"),
        b"Launches of all kinds\r\n\r\n" + PLAIN,
    ],
    ids=[
        "gzip", "bzip2", "xz", "xz of two streams", "zip", "zip with more in it", "zip of Kaggle",
        "workbook", "workbook of two sheets", "workbook in a zip", "Parquet", "Parquet, typed",
        "Parquet in gzip", "JSON", "lines of JSON", "lines in gzip", "UTF-8 with a mark", "UTF-16",
        "semicolons", "tabs", "bars", "a separator that is said", "a title above",
    ],
)  # fmt: skip
def test_every_form_of_a_table_is_the_same_launches(body):
    assert values(body) == values(PLAIN)


@pytest.mark.parametrize(
    ("body", "advice"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .xlsx or CSV"),
        (b"<!DOCTYPE html>\n<p>Sign in</p>", "a web page; download the file itself"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x28\xb5\x2f\xfd", "Zstandard"),
        (zipped(), "holds nothing"),
        (zipped(**{"a.csv": b"x", "b.csv": b"x"}), "it holds a.csv, b.csv"),
        (zipped(**{"a.csv": PLAIN})[:-30], "the zip file is not whole"),
        (gzip.compress(gzip.compress(PLAIN)), "a pack within the pack"),
        (zipped(**{"a.csv": gzip.compress(PLAIN)}), "a pack within the pack"),
        (parquet()[:-40], "the Parquet file cannot be read"),
        (workbook()[:2_000], "zip file is not whole"),
        (b"PAR1", "the Parquet file cannot be read"),
        (bz2.compress(PLAIN)[:-9], "the bzip2 file is damaged"),
        (lzma.compress(PLAIN)[:-9], "the xz file is damaged"),
    ],
)
def test_what_is_not_taken_says_what_to_do(body, advice):
    assert advice in why_not(body)


def test_a_line_that_is_told_is_a_row_of_the_sheet():
    rows = openpyxl.Workbook()
    for row in ([None], HEADER, [*RECORDS[0].values()], [None], [*make_record(Year=1).values()]):
        rows.active.append(row)
    buffer = io.BytesIO()
    rows.save(buffer)

    assert [loss.line for loss in reading(buffer.getvalue()).losses] == [5]


def test_the_records_of_a_table_with_another_separator_are_as_received():
    found = launches_in(reading(texts_of(RECORDS, ";")))

    assert {launch.provider: launch.record for launch in found}["Acme"] == RECORDS[0]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([";", "\t", "|"]),
    st.integers(0, 9_999),
    st.one_of(st.none(), st.integers(0, 999)),
)
def test_where_the_separator_is_no_comma_a_comma_is_a_decimal_one(separator, whole, part):
    written, cost = (
        (f"{whole}", whole) if part is None else (f"{whole},{part:03}", whole + part / 1e3)
    )
    (launch,) = values(texts_of([make_record(**{" Rocket": written})], separator))

    assert launch.cost_musd == pytest.approx(cost)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(list(",;\t|")))
def test_no_comma_ever_makes_a_cost_a_thousand_times_larger(whole, part, separator):
    (launch,) = values(texts_of([make_record(**{" Rocket": f"{whole},{part:03}"})], separator))

    assert launch.cost_musd in (None, pytest.approx(whole + part / 1e3))


# Columns that may be empty, each with what the launch has of it then.
OPTIONAL = {
    "Location": "pad", "Detail": "rocket", "Status Rocket": "is_rocket_active",
    " Rocket": "cost_musd", "Country of Launch": "country",
    "Companys Country of Origin": "provider_country",
}  # fmt: skip
NOTHING = st.builds(
    lambda word, change, blanks: f"{blanks}{change(word)}{blanks}",
    st.sampled_from(sorted(WORDS_FOR_NOTHING)),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " ", "\xa0", "\u200b"]),
)
DATE_FORMS = ("{0:%d/%m/%Y}", "{0:%m/%d/%Y}", "{0:%Y-%m-%d}", "{0.day}/{0.month}/{0.year}")


@settings(max_examples=30)
@example(";", {"Detail": " #N/A "}, date(2020, 8, 7), "{0:%m/%d/%Y}", "NaT")
@given(
    separator=st.sampled_from(list(",;\t|")),
    silent=st.dictionaries(st.sampled_from([*OPTIONAL]), NOTHING),
    day=st.dates(date(1930, 1, 1), date(2090, 12, 31)),
    form=st.sampled_from(DATE_FORMS),
    no_moment=NOTHING,
)
def test_any_separator_any_word_for_nothing_and_any_order_of_day_and_month_is_read(
    separator, silent, day, form, no_moment
):
    parts = {"Year": str(day.year), "Month": str(day.month), "Day": str(day.day)}
    dated = {**parts, "Date": form.format(day), "DateTime": no_moment, "Time": no_moment}
    found = reading(texts_of([make_record(**dated, **silent), make_record()], separator))

    launches = {launch.launched_at.date(): launch for launch in launches_in(found)}
    assert (found.rejected, found.lost) == (0, 0)
    unknown = {name for name in OPTIONAL.values() if getattr(launches[day], name) is None}
    assert unknown == {OPTIONAL[name] for name in silent}


@pytest.mark.parametrize("body", [gzip.compress(lines(RECORDS)), json.dumps(RECORDS).encode()])
def test_records_may_be_packed(body):
    assert len(read_records(sent(body)).launches) == 3


def test_a_csv_that_was_called_json_is_told_its_name():
    with pytest.raises(BadDataError, match="a CSV is sent with -H 'Content-Type: text/csv'"):
        read_records(sent(PLAIN))


def test_a_table_without_a_sector_is_a_siblings_and_says_so():
    maven = {
        "Company": "SpaceX", "Location": "Pad, Yellow Sea", "Date": "8/7/2020", "Time": "05:12:00",
        "Rocket": "Falcon 9", "Mission": "M", "RocketStatus": "Active", "Price": "50",
        "MissionStatus": "Success",
    }  # fmt: skip
    found = reading(csv_bytes([maven], maven))
    (launch,) = launches_in(found)

    assert (launch.sector, launch.country, launch.cost_musd) == (Sector.UNKNOWN, "China", 50.0)
    assert (launch.rocket, launch.mission, launch.launched_at.month) == ("Falcon 9", "M", 8)
    assert "does not tell the sector" in found.notes[0]


def test_a_letter_that_the_declared_encoding_lacks_is_counted():
    body = PLAIN.replace("é".encode(), b"\xe9\x9d")
    found = read_file(replace(sent(body), charset="windows-1252"))

    assert [launch.provider for launch in launches_in(found)][1] == "Bolt é\ufffd"
    assert [(loss.line, loss.reason) for loss in found.losses] == [
        (3, "a byte is no letter of windows-1252; U+FFFD stands in its place")
    ]


@pytest.mark.parametrize("charset", ["klingon", "rot13", "idna", "hex"])
def test_an_encoding_that_there_is_not_is_refused(charset):
    with pytest.raises(SpacelaunchError, match="there is no such encoding"):
        read_file(replace(sent(PLAIN), charset=charset))


def test_a_file_of_json_is_held_to_the_limit_of_json():
    with pytest.raises(TooLargeError, match="more than 100 bytes of JSON"):
        read_file(replace(sent(lines(RECORDS)), json_limit_bytes=100))
