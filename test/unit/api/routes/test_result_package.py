import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import orjson
import pytest

from analysis_tests import ask
from factories import make_job, make_launch
from spacelaunch.api.routes.result_package import package_of
from spacelaunch.jobs.result_body import result_body
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.relation.rows import launches_table

LAUNCHES = [make_launch(2001, country="Côte d'Ivoire"), make_launch(2001, country="Japan")]
JOB = make_job(analysis="geography", params={"year_from": 2001, "dpi": 60})


@pytest.fixture(scope="module")
def packed() -> bytes:
    summary = ask("geography", LAUNCHES, year_from=2001)
    numbers = orjson.dumps(result_body(JOB, summary))
    parts = {"json": numbers, "png": b"PNG", "svg": b"<svg/>", "txt": b"letters"}
    assert package_of(JOB, parts) == package_of(JOB, parts)
    return package_of(JOB, parts)


@pytest.fixture(scope="module")
def files(packed: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(packed)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_it_holds_pictures_numbers_dictionary_query_and_citation(files):
    assert {name.rpartition(".")[2] for name in files if name.startswith("geography.")} == {
        *("csv", "json", "png", "svg", "txt"),
    }
    assert {"datapackage.json", "query.sql", "CITATION.txt"} < set(files)


def test_the_dictionary_says_every_column_of_the_table_and_every_file_is_there(files):
    package = json.loads(files["datapackage.json"])
    table = package["resources"][0]
    rows = [*csv.reader(StringIO(files[table["path"]].decode()))]
    assert [field["name"] for field in table["schema"]["fields"]] == rows[0]
    assert {resource["path"] for resource in package["resources"]} < set(files)
    assert table["schema"]["fields"][1]["unit"] == "launches"
    assert package["version"] == JOB.version


def test_the_query_gives_the_rows_again(files):
    with open_duckdb(launches=launches_table(LAUNCHES)) as engine:
        found = engine.fetch(files["query.sql"].decode().rstrip().rstrip(";"), {})
    assert [row["country"] for row in found] == ["Côte d'Ivoire", "Japan"]
    assert files["query.sql"].startswith(b"-- grain: ")


def test_the_citation_names_data_version_program_and_address(files):
    said = files["CITATION.txt"].decode()
    assert f"version {JOB.version}" in said
    assert "spacelaunch " in said
    assert "year_from=2001&" in said
    assert f"version={JOB.version}" in said
