"""Files that were made to cost: each ends in a refusal, soon, and within a bound of memory."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factories import HEADER, csv_bytes, make_record

READING = Path(__file__).parents[1] / "support" / "measured_reading.py"
# The bound is 2 s on a machine that does nothing else.
MOST_S, MOST_MB = 20.0, 64.0

HEAD = csv_bytes([])
ROW = csv_bytes([make_record()]).removeprefix(HEAD)
ROWS = HEAD + ROW * (110_000_000 // len(ROW))
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, compresslevel=1)
    return buffer.getvalue()


def many_names() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{number}.csv", b"")
    return buffer.getvalue()


def workbook(sheet: str, **parts: str) -> bytes:
    """A workbook with such a sheet: what writes workbooks refuses to write it."""
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    with zipfile.ZipFile(buffer) as usual:
        named = {name: usual.read(name) for name in usual.namelist()}
    named["xl/worksheets/sheet1.xml"] = SHEET.format(sheet).encode()
    return zipped(**{**named, **{name: text.encode() for name, text in parts.items()}})


def parquet(**columns: pa.Array) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, compression="zstd")
    return buffer.getvalue()


def equal_rows(count: int) -> dict[str, pa.Array]:
    ones = {name.strip(): pa.array([str(value)]) for name, value in make_record().items()}
    codes = pa.nulls(count, pa.int8()).fill_null(0)
    return {name: pa.DictionaryArray.from_arrays(codes, one) for name, one in ones.items()}


def noise(size: int) -> bytes:
    return random.Random(1957).randbytes(size // 2).hex().encode()


FILES: dict[str, Callable[[], bytes]] = {
    "rows in gzip": lambda: gzip.compress(ROWS, 1),
    "rows in bzip2": lambda: bz2.compress(ROWS[:12_000_000]),
    "rows in xz": lambda: lzma.compress(ROWS[:12_000_000], preset=0),
    "rows in a zip": lambda: zipped(**{"a.csv": ROWS}),
    "an archive of archives": lambda: zipped(**{"a.csv": zipped(**{"b.csv": ROWS})}),
    "an archive of names": many_names,
    "empty lines in gzip": lambda: gzip.compress(HEAD + b"\n" * 20_000_000),
    "bad lines in gzip": lambda: gzip.compress(HEAD + b"a\n" * 3_000_000),
    "bad lines": lambda: HEAD + noise(2_000_000).replace(b"0", b"\n") * 4,
    "200,000 columns": lambda: b",".join(b"c%d" % n for n in range(200_000)) + b"\n",
    "a long name": lambda: HEAD.rstrip() + b"," + b"x" * 100_000 + b"\r\n" + ROW * 9_000,
    "a cell of 20 MB": lambda: HEAD + b'"' + b"x" * 20_000_000 + b'"\n',
    "a quote that never ends": lambda: HEAD + b'"' + b"x\n" * 5_000_000,
    "a workbook of empty rows": lambda: workbook("<row/>" * 1_000_000),
    "a workbook of empty cells": lambda: workbook(
        "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 400_000))
    ),
    "a workbook whose last row is far": lambda: workbook(
        '<row r="1048576"><c r="A1048576"/></row>'
    ),
    "a workbook of a giant cell": lambda: workbook(
        f'<row><c t="inlineStr"><is><t>{noise(9_000_000).decode()}</t></is></c></row>'
    ),
    "a workbook of words": lambda: workbook(
        "", **{"xl/sharedStrings.xml": "<sst>" + "<si><t>x</t></si>" * 3_000_000 + "</sst>"}
    ),
    "a workbook of entities": lambda: workbook(
        "", **{"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>'}
    ),
    "equal rows in Parquet": lambda: parquet(**equal_rows(8_000_000)),
    "a giant value in Parquet": lambda: parquet(a=pa.array(["x" * 20_000_000])),
    "columns in Parquet": lambda: parquet(**{f"c{n}": pa.array([1]) for n in range(5_000)}),
    "numbers in JSON": lambda: b"[" + b"0," * 4_900_000 + b"0]",
    "arrays in JSON": lambda: b"[" + b"[]," * 3_200_000 + b"0]",
    "one array deep in JSON": lambda: b"[" * 4_000_000,
    "JSON in gzip": lambda: gzip.compress(b"[" + b"{}," * 20_000_000 + b"{}]"),
    "names in JSON": lambda: json.dumps([{f"x{n}": 1 for n in range(200_000)}]).encode(),
}


@pytest.fixture(scope="module")
def costs(tmp_path_factory) -> dict[str, list[str]]:
    """Seconds, megabytes and words of each, by name."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    ended = subprocess.run(
        [sys.executable, str(READING), str(folder)],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    print(ended.stdout)  # noqa: T201  # with -s: what each cost
    lines = [line.split("|", 3) for line in ended.stdout.splitlines()]
    return {name: cost for name, *cost in lines}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_at_little_cost(costs, name):
    seconds, megabytes, said = costs[name]
    assert "Error: " in said
    assert (float(seconds) < MOST_S, float(megabytes) <= MOST_MB) == (True, True)


def test_the_header_that_the_files_have_is_that_of_the_data_set():
    assert HEAD.decode().strip().split(",") == HEADER
