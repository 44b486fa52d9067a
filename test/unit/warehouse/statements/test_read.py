from pathlib import Path

import pytest

from spacelaunch.warehouse import statements
from spacelaunch.warehouse.statements.read import statement

NAMES = sorted(path.stem for path in Path(statements.__file__).parent.glob("*.sql"))


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_can_be_read(name):
    assert name.split("_")[0] in {
        "check",
        "fresh",
        "touched",
        "tally",
        "forget",
        "relate",
        "launch",
        "cost",
        "launches",
        "lake",
        "held",
    }
    assert statement(name) is statement(name)
