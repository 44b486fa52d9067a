"""The skeleton of an analysis: written whole or not at all, and passing its tests as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.cli.new_analysis import write_analysis
from spacelaunch.errors import ConfigError

ROOT = Path(__file__).parents[3]
HELD_TO = ("test/unit/queries", "test/unit/charts", "test/unit/jobs/test_render.py")


@pytest.fixture
def checkout(tmp_path):
    for folder in ("src/spacelaunch/queries", "src/spacelaunch/charts", "test/unit/queries"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "test/unit/charts").mkdir()
    (tmp_path / "CHANGELOG.md").write_text("## Unreleased\n\n### Added\n\n- Before.\n")
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_analysis_is_five_files_and_a_line(checkout, monkeypatch):
    monkeypatch.chdir(checkout)
    result = CliRunner().invoke(cli, ["new-analysis", "most-flown"])
    assert sorted(result.output.split()) == files_in(checkout)
    assert len(files_in(checkout)) == 6
    changes = (checkout / "CHANGELOG.md").read_text()
    assert "### Added\n\n- The analysis `most-flown`: launches by rocket.\n- Before.\n" in changes


@pytest.mark.parametrize("name", ["", "Rockets", "two words", "../x", "a_b", "1st", "a--b"])
def test_a_name_that_is_none_writes_nothing(checkout, name):
    before = files_in(checkout)
    with pytest.raises(ConfigError, match="a name is of lower-case words"):
        write_analysis(checkout, name, "rocket")
    assert files_in(checkout) == before


def test_a_second_one_of_the_name_overwrites_nothing(checkout):
    write_analysis(checkout, "rockets", "rocket")
    query = checkout / "src/spacelaunch/queries/rockets.sql"
    query.write_text("mine")
    with pytest.raises(ConfigError, match=r"there is already src/spacelaunch/queries/rockets\.sql"):
        write_analysis(checkout, "rockets", "pad")
    assert query.read_text() == "mine"
    assert (checkout / "CHANGELOG.md").read_text().count("rockets") == 1


def test_a_folder_that_is_no_checkout_is_left_alone(tmp_path):
    with pytest.raises(ConfigError, match="is no checkout of the program"):
        write_analysis(tmp_path, "rockets", "rocket")
    assert files_in(tmp_path) == []


@pytest.mark.timeout(400)
def test_what_is_written_passes_what_every_analysis_is_held_to(tmp_path):
    """In a copy of the checkout: its own tests, and those that run over all analyses."""
    for folder in ("src", "test"):
        copytree(ROOT / folder, tmp_path / folder)
    for name in ("pytest.ini", "pyproject.toml", "CHANGELOG.md", "README.md"):
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), encoding="utf-8")
    written = write_analysis(tmp_path, "zenith-pads", "pad")
    python = [str(tmp_path / path) for path in written if path.suffix == ".py"]
    run = [sys.executable, "-m"]
    checked = [
        subprocess.run([*run, *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        for command in (
            ["ruff", "format", "--no-cache", *python],
            ["ruff", "check", "--no-cache", *python],
            [
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "-k",
                "zenith-pads or zenith_pads",
                *HELD_TO,
            ],
        )
    ]
    assert [(done.returncode, done.stdout[-900:]) for done in checked if done.returncode] == []
    assert "passed" in checked[-1].stdout
