"""One word, one meaning: what the glossary says not to say is in no name."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "spacelaunch"
NEVER = {
    "flight": "launch",
    "company": "provider",
    "agency": "provider",
    "vehicle": "rocket",
    "cursor_batch": "run",
    "utils": "what it is",
    "helpers": "what it is",
    "common": "what it is",
    "manager": "what it is",
    "dataframe": "summary",
}
# The data set's own column names, and the code that reads and writes them.
EXCEPT = {"company": {"words", "records", "served", "sample", "sample_tables"}}


def names_of(path: Path) -> set[str]:
    """The words of every name that a module defines, and of its own."""
    found = {path.stem}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return {word for name in found for word in re.split(r"_|(?<=[a-z])(?=[A-Z])", name.lower())}


@pytest.fixture(scope="module")
def names():
    """The words of each module."""
    return [(path.stem, names_of(path)) for path in SOURCE.rglob("*.py")]


@pytest.mark.parametrize("word", NEVER)
def test_a_word_that_has_a_better_one_is_in_no_name(word, names):
    users = {module for module, words in names if word in words}
    assert users - EXCEPT.get(word, set()) == set(), f"say {NEVER[word]}"


def test_every_folder_and_module_opens_with_what_it_holds():
    bare = [
        path.name
        for path in SOURCE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert bare == []
