"""Every query says what a row of it is, and keeps to what all engines understand."""

import re
from pathlib import Path

import pytest

from spacelaunch.queries.registry import ANALYSES, CATALOGUE_ANALYSES, SILVER_ANALYSES

FILES = sorted((Path(__file__).parents[2] / "src" / "spacelaunch").rglob("*.sql"))
HEADER = re.compile(r"-- grain: .+\n-- reads: .+\n-- parameters: .+\n-- nulls: .+\n")
# Each of these fails, or gives other rows, on one of SQLite, PostgreSQL, DuckDB and Trino.
UNPORTABLE = r"::|\bilike\b|\bfilter\s*\(|distinct on|string_agg|to_char|generate_series|->|100\.0"


def body(path: Path) -> str:
    return re.sub(r"^--.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_query_opens_with_its_grain_tables_parameters_and_nulls(path):
    assert HEADER.match(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_query_keeps_to_the_portable_words(path):
    assert re.findall(UNPORTABLE, body(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_query_says_which_parameters_it_takes(path):
    said = path.read_text(encoding="utf-8").splitlines()[2]
    used = set(re.findall(r"(?<!:):([a-z_]+)", body(path)))
    assert {name for name in used if name not in said} == set()


def test_what_may_be_asked_of_launches_is_told_once():
    # Who is compared does not restrict by its own parameter; a gap begins before the first year.
    others = {"selected", "compare", "launch_cadence"}
    condition = re.compile(
        r"is null or (?:\w+\.)?(?:launch_year|country|rocket|sector|scope) [<>=]"
    )
    telling = {path.stem for path in FILES if condition.search(body(path))}
    assert telling - {"coverage"} == others, "coverage asks of attempts, which are no launches"


def test_every_analysis_has_its_query_and_every_query_its_use():
    used = {
        "queries": {"selected", "selection", "reach"},
        "silver": {
            *("selection", "of_source", "of_all", "merged_from"),
            *("build", "names", "reconciled", "planned", "counted"),
        },
        "catalogue": {"selection"},
    }
    found = {"queries": ANALYSES, "silver": SILVER_ANALYSES, "catalogue": CATALOGUE_ANALYSES}
    for folder, analyses in found.items():
        named = {name.replace("-", "_") for name in analyses} | used[folder]
        assert {path.stem for path in FILES if path.parent.name == folder} == named


def test_no_sql_stands_in_python():
    sources = (Path(__file__).parents[2] / "src").rglob("*.py")
    sql = re.compile(r"\"(?:select\s|insert into|update \w+ set|delete from|create table)", re.I)
    assert [path.name for path in sources if sql.search(path.read_text("utf-8"))] == []
