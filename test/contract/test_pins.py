"""What is installed is what was looked at: each pin carries the hashes of its files."""

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FILES = [TOP / "requirements.txt", *sorted((TOP / ".ci").glob("requirements-*.txt"))]
PIN = re.compile(r"^([a-z0-9][a-z0-9-]*)(?:\[.*?\])?==(\S+)(.*?)(?=^[a-z0-9]|\Z)", re.M | re.S)


def pins(file):
    return [(name, version, rest) for name, version, rest in PIN.findall(file.read_text("utf-8"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_pin_carries_hashes(file):
    text = file.read_text("utf-8")
    assert len(pins(file)) == len(re.findall(r"^[a-z0-9]", text, re.M)) > 5
    assert [name for name, _, rest in pins(file) if "--hash=sha256:" not in rest] == []


def test_no_two_files_disagree():
    of_product = {(name, version) for name, version, _ in pins(FILES[0])}
    names = {name for name, _ in of_product}
    for file in FILES[1:]:
        others = {(name, version) for name, version, _ in pins(file) if name in names}
        assert others <= of_product, file.name


def test_what_the_project_names_is_pinned():
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {name for name, _, _ in pins(FILES[0])}
    wanted = {re.match(r"[a-z0-9-]+", each)[0] for each in project["dependencies"]}
    assert wanted <= pinned
