"""The documents say what the code says."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def load_generate():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = load_generate()


@pytest.mark.parametrize("path", generate.DOCUMENTS, ids=lambda path: path.name)
def test_the_tables_are_those_of_the_code(path):
    text = path.read_text(encoding="utf-8")
    assert generate.filled(text) == text, "run `make docs`"


def test_every_table_stands_somewhere():
    text = "".join(path.read_text(encoding="utf-8") for path in generate.DOCUMENTS)
    assert set(re.findall(r"<!-- (\w+) -->\n\|", text)) == set(generate.TABLES)


@pytest.mark.parametrize(
    "path", [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")], ids=lambda p: p.name
)
def test_every_link_to_a_file_leads_somewhere(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_make_verb_of_the_documents_exists():
    text = "".join(p.read_text("utf-8") for p in (ROOT / "README.md", *ROOT.glob("docs/*.md")))
    verbs = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert verbs - known == set()
