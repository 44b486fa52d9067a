"""The notebook of the docs, and pandas itself, against the running product.

What is right is counted here from the file that the product was given, by `csv` alone: the genuine
one where it is, else the synthetic sample.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import nbformat
import pandas as pd
import pytest

from running_stack import RunningStack
from spacelaunch.sources.sample import sample_csv

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"
RUN = "from nbclient.cli import main; main()"
TOLD = """
import json
print(json.dumps({
    "launches": len(launches),
    "moments": str(launches["launched_at"].dtype),
    "providers": by_provider.to_dict(),
    "known": [len(known), float(known.median())],
    "countries": {str(name): int(count) for name, count in countries.items()},
    "timeline": timeline.frame.to_dict("records"),
    "first": by_address["launched_at"].dt.strftime("%Y-%m-%d %H:%M:%S").tolist(),
}))
"""
Row = dict[str, str]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The genuine file where it is, else the sample."""
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if real:
        return Path(real) / "kaggle" / "Global_Space_Launches.csv"
    path = tmp_path_factory.mktemp("data") / "sample.csv"
    path.write_text("".join(sample_csv()), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def rows(file: Path) -> list[Row]:
    """Its rows, with the names' blanks taken off."""
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            {name.strip(): text for name, text in row.items()} for row in csv.DictReader(stream)
        ]


@pytest.fixture(scope="module")
def stack(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    started = RunningStack(tmp_path_factory.mktemp("up"), "--data", str(file))
    yield started
    started.end()


@pytest.fixture(scope="module")
def told(stack: RunningStack, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What stood in the notebook's variables after it was run as it is."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(TOLD))
    copy = tmp_path_factory.mktemp("notebook") / "notebook.ipynb"
    nbformat.write(notebook, copy)
    ended = subprocess.run(
        [sys.executable, "-c", RUN, "--inplace", "--timeout=240", copy.name],
        env={**os.environ, "SPACELAUNCH_URL": stack.url},
        cwd=copy.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    (*cells, last) = nbformat.read(copy, as_version=4).cells
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", ())]
    (text,) = last.outputs
    return {**json.loads(text.text), "shown": shown}


def year_of(row: Row) -> int:
    return int(row["DateTime"][:4])


def cost_of(row: Row) -> float | None:
    text = row["Rocket"].replace(",", "").strip()
    return float(text) if text else None


def country_of(row: Row) -> str:
    return row["Country of Launch"].replace("Sea Launch", "Pacific Ocean")


def test_its_outputs_are_not_kept_since_they_would_be_those_of_somebodys_data():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)


def test_its_launches_are_those_of_the_file(told, rows):
    private = [r for r in rows if r["Private or State Run"] == "P" and year_of(r) >= 2000]
    assert (told["launches"], told["moments"]) == (len(private), "datetime64[us, UTC]")
    counted = Counter(row["Company Name"] for row in private)
    assert [*told["providers"].values()] == [count for _, count in counted.most_common(5)]
    assert all(counted[name] == count for name, count in told["providers"].items())


def test_its_prices_are_the_known_ones(told, rows):
    known = [cost for row in rows if (cost := cost_of(row)) is not None]
    assert told["known"] == [len(known), pytest.approx(median(known))]


def test_its_countries_are_counted_and_the_most_frequent_is_first(told, rows):
    counted = Counter(map(country_of, rows))
    assert told["countries"] == counted
    assert [*told["countries"].values()] == sorted(counted.values(), reverse=True)


def test_its_timeline_counts_each_year(told, rows):
    counted = Counter((year_of(row), row["Private or State Run"]) for row in rows)
    for row in told["timeline"]:
        year = row["year"]
        assert (row["private_count"], row["state_count"]) == (
            counted[year, "P"],
            counted[year, "S"],
        )
    assert [row["year"] for row in told["timeline"]] == [*range(
        min(map(year_of, rows)), max(map(year_of, rows)) + 1
    )]  # fmt: skip


def test_its_picture_and_its_finding_are_shown(told):
    (picture,) = [data for data in told["shown"] if "image/png" in data]
    assert "data:image/png;base64," in picture["text/markdown"]
    assert picture["text/markdown"].startswith("**")


def test_what_it_reads_by_address_begins_with_the_first_launch(told, rows):
    moments = sorted(row["DateTime"][:19] for row in rows)
    assert told["first"] == moments[:100]


READERS = {
    "json": lambda url: pd.read_json(f"{url}/data?columns=tidy"),
    "ndjson": lambda url: pd.read_json(f"{url}/data.ndjson?columns=tidy", lines=True),
    "csv": lambda url: pd.read_csv(f"{url}/data.csv?columns=tidy", parse_dates=["launched_at"]),
    "parquet": lambda url: pd.read_parquet(f"{url}/data.parquet?columns=tidy"),
    "xlsx": lambda url: pd.read_excel(f"{url}/data.xlsx?columns=tidy"),
}


@pytest.mark.parametrize("form", READERS)
def test_pandas_reads_every_launch_on_its_day_at_its_price(stack, rows, form):
    frame = READERS[form](stack.url)
    moments = frame["launched_at"].dt.strftime("%Y-%m-%d %H:%M:%S")
    costs = [None if pd.isna(cost) else cost for cost in frame["cost_musd"]]
    found = zip(frame["provider"], moments, costs, frame["launch_year"], strict=True)
    right = ((r["Company Name"], r["DateTime"][:19], cost_of(r), year_of(r)) for r in rows)
    assert Counter(found) == Counter(right)


def test_many_of_these_days_can_be_read_either_way(rows):
    """Else it would be no proof that pandas reads them rightly."""
    either = [r for r in rows if int(r["Day"]) <= 12 and int(r["Day"]) != int(r["Month"])]
    assert len(either) == 1_418 if os.environ.get("SPACELAUNCH_REAL_DATA") else len(either) > 300
