"""Whole columns are read as single records are: the same values, the same refusals."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import RECORD, make_record
from spacelaunch.domain import words
from spacelaunch.errors import BadRecordError
from spacelaunch.relation.rows import launches_table
from spacelaunch.sources import records
from spacelaunch.sources.records import parse_record
from spacelaunch.sources.text_table import read_table

KNOWN = [name.strip() for name in RECORD]

# What people write into each column, and what nobody should.
ODD = st.sampled_from(
    ["", " ", "\t", "x", " x ", "é\xa0", "\x1fa\x1f", "a\0b", "NA", "0", "-1", "\u2003y\u3000"]
)
VALUES = {
    "Company Name": ["Acme", " Acme ", "ISA", "IAI", "y" * 2_001],
    "Location": ["Pad 1, USA", "Pad\r\n2", "é"],
    "Detail": [
        "R | M", "R|M|N", "|", " | ", "R", "|M", " R ", "|" * 9, "长 | 征", "z" * 1_999 + "|é",
        "NA | M", "R | Null ",
    ],
    "Status Rocket": ["StatusActive", "StatusRetired", "Active"],
    "Rocket": ["50", "1,160.00", "1,16", "1,160", "5.", "1e3", "1000000.1", "NaN"],
    "Status Mission": ["Success", "Failure", "Partial Failure", "success"],
    "Country of Launch": ["USA", "Sea Launch", "Isreal"],
    "Companys Country of Origin": ["USA", "Isreal", "England"],
    "Private or State Run": ["P", "S", " P ", "p"],
    "DateTime": [
        "2001-02-03 04:05:00+00:00", "2001-02-03 00:00:00+00:00", "2000-02-29 01:00:00+00:00",
        "2001-02-29 01:00:00+00:00", "2001-04-31 01:00:00+00:00", "2001-02-03 24:00:00+00:00",
        "2001-02-03 23:59:60+00:00", "2001-02-03T04:05:00Z", "2001-02-03 04:05", "2001-02-03",
        "2001-01-01 00:30:00+01:00", "1899-12-31 00:00:00+00:00", "2100-12-31 23:59:59+00:00",
        " 2001-02-03 04:05:00+00:00", "2001-02-03 04:05:00+00:00\n", "٢٠٠١-02-03 04:05:00+00:00",
    ],
    "Year": ["2001", "2000", " 2001", "2001.0", "2001.5", "1899", "２００１"],
    "Month": ["2", "13", "02"],
    "Day": ["3", "31", "29"],
    "Date": ["03/02/2001", "02/03/2001", "3/2/2001", "29/02/2001", "2001-02-03", "3/2/01"],
    "Time": ["04:05", "4:05", "24:00", "00:00"],
}  # fmt: skip


def column(name: str) -> st.SearchStrategy[str | None]:
    usual = st.just(make_record()[" Rocket" if name == "Rocket" else name])
    return st.one_of(
        usual, usual, st.sampled_from(VALUES[name]), ODD, st.none(), st.text(max_size=9)
    )


ROWS = st.lists(st.fixed_dictionaries({name: column(name) for name in KNOWN}), max_size=12)


# A table without it is a sibling's, and its single records would be told by other columns.
LACKING = st.sets(st.sampled_from([name for name in KNOWN if name != "Private or State Run"]))


def by_column(rows: list[dict[str, str | None]], names: list[str], coded: bool):
    texts = {name: pa.array([row[name] for row in rows], pa.string()) for name in names}
    if coded:
        texts = {name: each.dictionary_encode() for name, each in texts.items()}
    return read_table(pa.table(texts))


def one_by_one(rows: list[dict[str, str | None]], names: list[str]):
    launches, is_sure, lost = [], [], []
    for place, row in enumerate(rows):
        try:
            found = parse_record({name: row[name] for name in names})
            launches.append(found.launch)
            lost += [(place, reason) for reason in found.lost]
            is_sure.append(True)
        except BadRecordError:
            is_sure.append(False)
    return launches_table(launches).drop_columns("launch_id"), is_sure, lost


def check(rows: list[dict[str, str | None]], names: list[str], coded: bool) -> None:
    found = by_column(rows, names, coded)
    launches, is_sure, lost = one_by_one(rows, names)
    assert found.is_sure.tolist() == is_sure
    assert found.launches.cast(launches.schema).to_pylist() == launches.to_pylist()
    reasons = [
        (row, each.texts[code])
        for each in found.lost
        for row, code in zip(each.rows.tolist(), each.reasons.tolist(), strict=True)
    ]
    assert sorted(reasons) == sorted(lost)


@settings(max_examples=60, deadline=None)
@given(ROWS, LACKING, st.booleans())
def test_any_table_is_read_as_its_records_are(rows, lacking, coded):
    check(rows, [name for name in KNOWN if name not in lacking], coded)


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("coded", [True, False], ids=["coded", "plain"])
def test_each_value_of_a_column_is_read_as_that_of_a_record_is(name, coded):
    usual = {words.known_column(key): value for key, value in RECORD.items()}
    check([{**usual, name: value} for value in VALUES[name]], KNOWN, coded)


def test_a_value_that_is_not_there_is_silence():
    check([dict.fromkeys(KNOWN), {**dict.fromkeys(KNOWN), "Year": "2001"}], KNOWN, coded=True)


def test_pieces_with_codes_of_their_own_are_one_table():
    pieces = [pa.array(values).dictionary_encode() for values in (["A", "B"], ["B", "C"])]
    text = pa.table(
        {
            "Company Name": pa.chunked_array(pieces),
            "Year": ["2001"] * 4,
            "Private or State Run": ["P"] * 4,
        }
    )
    assert read_table(text).launches.column("provider").to_pylist() == ["A", "B", "B", "C"]


def test_a_table_without_rows_has_no_launches():
    found = read_table(pa.table({"Company Name": pa.array([], pa.string())}))
    assert (len(found.launches), found.is_sure.tolist()) == (0, [])


def test_a_value_that_many_rows_share_is_read_once(monkeypatch):
    asked = []
    real = records.words.corrected

    def counted(column, value, company):
        asked.append((column, value, company))
        return real(column, value, company)

    monkeypatch.setattr(records.words, "corrected", counted)
    usual = {words.known_column(key): value for key, value in RECORD.items()}
    by_column([usual] * 1_000, KNOWN, coded=False)
    assert asked.count(("Country of Launch", "USA", "Acme")) == 1
