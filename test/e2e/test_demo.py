"""What `make demo` does, in an empty folder."""

import json
import os
import subprocess
import sys

import pytest

NAMES = ("timeline", "sector", "geography", "top-private")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Its folder and what it said; what it needs for a while lies in `tmp`."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "tmp").mkdir()
    ended = subprocess.run(
        [sys.executable, "-m", "spacelaunch", "demo"],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return folder, ended.stdout


def test_it_says_which_data_it_has_loaded(demo):
    assert "No Kaggle token here, so: Loaded 6,828 launches from GCAT." in demo[1]


@pytest.mark.parametrize("name", NAMES)
def test_each_chart_is_drawn(demo, name):
    assert (demo[0] / "results" / f"{name}.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize("name", NAMES)
def test_each_chart_has_its_numbers_with_the_credit_of_who_gave_them(demo, name):
    numbers = json.loads((demo[0] / "results" / f"{name}.json").read_text())
    assert numbers["is_synthetic"] is False
    assert any("Jonathan McDowell, https://planet4589.org" in note for note in numbers["notes"])
    assert numbers["finding"] in demo[1]
    assert numbers["rows"]


def test_nothing_of_it_runs_any_more(demo):
    shown = ["ps", "axeww", "-o", "args"]  # with the environment, which names the folder
    processes = subprocess.run(shown, capture_output=True, text=True, check=True)
    assert str(demo[0]) not in processes.stdout


def test_it_leaves_nothing_but_the_charts(demo):
    drawn = {f"{name}.{suffix}" for name in NAMES for suffix in ("png", "json")}
    assert {path.name for path in (demo[0] / "results").iterdir()} == drawn | {"demo.log"}
    assert [path.name for path in demo[0].iterdir() if path.name not in ("results", "tmp")] == []
    left = {path.name for path in (demo[0] / "tmp").iterdir()}
    assert {name for name in left if name.startswith("spacelaunch")} == set()
