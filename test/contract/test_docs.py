"""The documents say what the code says."""

import importlib.util
import re
from pathlib import Path

import pytest
from PIL import Image

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


def test_the_picture_says_what_the_program_finds():
    """Its letters' shapes may follow a version of matplotlib; its words follow ours."""
    with Image.open(generate.PICTURE) as picture:
        said = vars(picture)["info"]
    shown = generate.shown_timeline()
    assert (said["Title"], said["Description"]) == (shown.finding, shown.alt)


def test_every_table_stands_somewhere():
    text = "".join(path.read_text(encoding="utf-8") for path in generate.DOCUMENTS)
    assert set(re.findall(r"<!-- (\w+) -->\n\|", text)) == set(generate.TABLES)


@pytest.mark.parametrize(
    "path",
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("kubernetes/*.md")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_link_to_a_file_leads_somewhere(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_make_verb_of_the_documents_exists():
    text = "".join(p.read_text("utf-8") for p in (ROOT / "README.md", *ROOT.glob("docs/*.md")))
    verbs = set(re.findall(r"(?:^|`)make ([a-z0-9-]+)", text, re.MULTILINE))
    known = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert verbs - known == set()


def test_every_file_that_the_kubernetes_readme_names_exists():
    folder = ROOT / "kubernetes"
    text = (folder / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:bases|components|overlays|monitoring)/[^`]*)`", text))
    secrets = {name for name in named if name.endswith(".env")}
    assert len(named) > 8
    assert [name for name in named - secrets if not list(folder.glob(name.rstrip("/")))] == []
