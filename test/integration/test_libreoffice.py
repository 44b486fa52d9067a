"""The files for Excel, opened in LibreOffice and compared with the JSON.

A check for a desk that has it: half a gigabyte is too much for CI, where openpyxl and pandas read
the same files, in `test_workbook` and `test_notebook`.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from factories import make_record
from spacelaunch.api.app import create_app
from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings
from spacelaunch.sources.sample import sample_csv

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="a check for a desk with LibreOffice")

# Commas, UTF-8, each cell as it is shown, all texts in quotes.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"
NAMES = ("=1+1", "+1", "@SUM(A1)", "'=1", "007", "1e5", "2020-01-01", "TRUE", "a,b;c", "Météo 中文")
Rows = list[dict[str, str]]


@pytest.fixture
def client(fake_stores: Stores) -> FlaskClient:
    """The service with the genuine file where it is, else with the sample, and with odd names."""
    client = create_app(Settings().checked(), fake_stores).test_client()
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    path = Path(real or "") / "kaggle" / "Global_Space_Launches.csv"
    body = path.read_bytes() if real else "".join(sample_csv(rows=1_000)).encode()
    assert client.post("/data", data=body, content_type="text/csv").status_code == 201
    odd = [make_record(**{"Company Name": name}) for name in NAMES]
    assert client.post("/data", json=odd).get_json()["added"] == len(NAMES)
    return client


@pytest.fixture
def opened(client: FlaskClient, tmp_path: Path) -> Callable[[str], Rows]:
    """Opens what an address gives, and says what it sees."""

    def opening(address: str) -> Rows:
        source = tmp_path / f"launches{Path(address.partition('?')[0]).suffix}"
        source.write_bytes(client.get(address).data)
        subprocess.run(
            [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
             "--infilter=Text - txt - csv (StarCalc):44,34,76,1" if source.suffix == ".csv" else
             "--infilter=Calc MS Excel 2007 XML",
             "--convert-to", AS_CSV, "--outdir", str(tmp_path / "out"), str(source)],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
        text = (tmp_path / "out" / "launches.csv").read_text("utf-8-sig")
        return [*csv.DictReader(io.StringIO(text, newline=""))]

    return opening


def shown(value: object) -> str:
    """A value of the JSON as a sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:g}" if isinstance(value, float) else str(value)


def number(text: str) -> str:
    return f"{float(text):g}" if text else ""


def test_the_workbook_is_seen_as_what_the_json_says(client, opened):
    right = client.get("/data?columns=tidy").get_json()
    seen = opened("/data.xlsx?columns=tidy")
    assert len(seen) == len(right) > 1_000
    for row, launch in zip(seen, right, strict=True):
        moment = launch.pop("launched_at").replace("T", " ").removesuffix("Z")
        assert (row.pop("launched_at"), number(row.pop("cost_musd"))) == (
            moment,
            shown(launch.pop("cost_musd")),
        )
        assert row == {name: shown(value) for name, value in launch.items()}


def test_the_csv_is_seen_letter_by_letter_and_its_mark_is_no_letter(client, opened):
    """As UTF-8, which its window offers for a file with the mark; without one it offers another."""
    right = client.get("/data?columns=tidy&country__in=USA,France").get_json()
    seen = opened("/data.csv?columns=tidy&country__in=USA,France")
    assert list(seen[0]) == list(right[0])
    numbers = ("cost_musd", "launch_year")
    for row, launch in zip(seen, right, strict=True):
        if launch["provider"] not in NAMES:
            assert [number(row[name]) for name in numbers] == [shown(launch[n]) for n in numbers]
            texts = ("provider", "pad", "country", "sector", "outcome")
            assert [row[name] for name in texts] == [launch[name] for name in texts]
    assert "Météo 中文" in {row["provider"] for row in seen}
    formulas = [row["provider"] for row in seen if row["provider"].lstrip("'")[:1] in tuple("=+@")]
    assert sorted(formulas) == ["''=1", "'+1", "'=1+1", "'@SUM(A1)"]
