"""Two builds of one version are two programs, where they draw otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spacelaunch import __version__
from spacelaunch.jobs import program as module
from spacelaunch.jobs.program import content_of, program


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A package of three files."""
    for name in ("charts/timeline.py", "queries/timeline.sql", "api/data.py"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text("before")
    return tmp_path


def test_it_names_the_version_and_the_content():
    assert re.fullmatch(rf"spacelaunch {re.escape(__version__)}\+[0-9a-f]{{12}}", program())


@pytest.mark.parametrize("name", ["charts/timeline.py", "queries/timeline.sql"])
def test_what_draws_and_what_asks_make_another_program(root, name):
    before = content_of(root)
    (root / name).write_text("after")
    assert content_of(root) != before


def test_what_only_answers_makes_no_other_program(root):
    before = content_of(root)
    (root / "api/data.py").write_text("after")
    (root / "charts/__pycache__").mkdir()
    (root / "charts/__pycache__/timeline.pyc").write_bytes(b"made by Python")
    assert content_of(root) == before


def test_a_file_that_moves_makes_another_program(root):
    before = content_of(root)
    (root / "charts/timeline.py").rename(root / "charts/other.py")
    assert content_of(root) != before


def test_another_library_makes_another_program(root, monkeypatch):
    before = content_of(root)
    monkeypatch.setattr(module, "version", lambda _: "999")
    assert content_of(root) != before


def test_the_files_are_read_once(monkeypatch):
    first = program()
    monkeypatch.setattr(module, "content_of", None)
    assert program() == first


def test_who_asks_for_other_folders_is_told_of_those(root):
    before = content_of(root, ["api"]), content_of(root, ["charts"])
    (root / "api/data.py").write_text("after")
    after = content_of(root, ["api"]), content_of(root, ["charts"])
    assert [then == now for then, now in zip(before, after, strict=True)] == [False, True]
