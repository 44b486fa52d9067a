"""Each promise of `docs/reliability.md` and `docs/security.md` names a test that exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "docs" / f"{name}.md" for name in ("reliability", "security")]
ROWS = [
    line
    for document in DOCUMENTS
    for line in document.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| What is promised")
]


def test_there_are_promises():
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:60])
def test_a_promise_names_a_test_that_exists(row):
    [(file, name)] = re.findall(r"`(test/[\w/]+\.py)::(test_\w+)`", row)
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_no_promise_is_made_twice():
    assert len(ROWS) == len(set(ROWS))
