"""The forms of records, and which one a request asks for."""

import io

import numpy as np
import pyarrow.parquet as pq
import pytest
from flask import Flask

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.api.served.representations import (
    REPRESENTATIONS,
    chosen_representation,
    representation_of,
)
from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.errors import BadRequestError, NotAcceptableError, NotFoundError

app = Flask("representations", root_path=".")
RECORDS = [{"Company Name": "a", "Rocket": 0.5}, {"Company Name": "=b", "Rocket": None}]
WANTED = {name: COLUMNS[name] for name in ("Company Name", "Rocket")}
LAUNCHES = LaunchColumns(
    hold(
        [
            make_launch(2002, provider="a", cost_musd=0.5),
            make_launch(2001, provider="=b", cost_musd=None),
        ]
    )
)


def written(name: str, *parts: list[int]) -> bytes:
    given = [ServedRows(LAUNCHES, np.array(rows, int), WANTED, None) for rows in parts or [[0, 1]]]
    return b"".join(REPRESENTATIONS[name].write(given))


def chosen(query: str = "", accept: str | None = None, names=tuple(REPRESENTATIONS)) -> str:
    headers = {} if accept is None else {"Accept": accept}
    with app.test_request_context(f"/{query}", headers=headers):
        return chosen_representation(names).name


def test_json_is_one_array():
    whole = b'[{"Company Name":"a","Rocket":0.5},{"Company Name":"=b","Rocket":null}]\n'
    assert written("json") == whole
    assert written("json", [], [0], [], [1]) == whole
    assert written("json", []) == b"[]\n"


def test_ndjson_is_an_object_in_each_line():
    lines = b'{"Company Name":"a","Rocket":0.5}\n{"Company Name":"=b","Rocket":null}\n'
    assert written("ndjson") == written("ndjson", [0], [1]) == lines


def test_csv_writes_numbers_in_full_and_no_formula():
    text = b"Company Name,Rocket\r\na,0.5\r\n'=b,\r\n"
    assert written("csv") == written("csv", [0], [1]) == text
    assert written("csv", []) == b"Company Name,Rocket\r\n"
    cheap = LaunchColumns(hold([make_launch(cost_musd=1e-05)]))
    cost = {"Rocket": COLUMNS["Rocket"]}
    (small,) = REPRESENTATIONS["csv"].write([ServedRows(cheap, cheap.all_rows, cost, None)])
    assert small == b"Rocket\r\n0.00001\r\n"


def test_parquet_can_be_read():
    assert pq.read_table(io.BytesIO(written("parquet"))).to_pylist() == RECORDS


@pytest.mark.parametrize(
    ("query", "accept", "name"),
    [
        pytest.param("", None, "json", id="nothing asked"),
        pytest.param("", "*/*", "json", id="anything"),
        pytest.param("", "text/html,application/xhtml+xml,*/*;q=0.8", "json", id="a browser"),
        pytest.param("", "text/csv", "csv", id="csv"),
        pytest.param("", "application/x-ndjson", "ndjson", id="ndjson"),
        pytest.param("", "application/vnd.apache.parquet", "parquet", id="parquet"),
        pytest.param("", "application/json;q=0.5, text/csv", "csv", id="by preference"),
        pytest.param("", "application/json;q=0, */*", "ndjson", id="not json"),
        pytest.param("?format=parquet", "text/csv", "parquet", id="format wins"),
        pytest.param("?format=CSV", None, "csv", id="format in capitals"),
    ],
)
def test_the_form_is_chosen_by_format_else_by_accept(query, accept, name):
    assert chosen(query, accept) == name


def test_a_form_that_does_not_exist_is_refused_with_those_that_do():
    message = "^format: expected one of json, ndjson, csv, parquet, xlsx, got 'xml'$"
    with pytest.raises(BadRequestError, match=message):
        chosen("?format=xml")


def test_a_file_of_another_form_is_not_found_and_the_known_ones_are_told():
    with pytest.raises(NotFoundError, match=r"no form \.xls; there are \.json, .*\.xlsx$"):
        representation_of("xls")


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0"])
def test_what_cannot_be_accepted_is_refused(accept):
    with pytest.raises(NotAcceptableError, match=r"^this can be had as application/json, applic"):
        chosen(accept=accept)


def test_only_the_forms_that_are_offered_can_be_had():
    with pytest.raises(BadRequestError, match=r"^format: expected one of json, got 'csv'$"):
        chosen("?format=csv", names=["json"])
