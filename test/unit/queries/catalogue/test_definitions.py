from __future__ import annotations

import re

from spacelaunch.queries.catalogue.definitions import DEFINITIONS
from spacelaunch.queries.statements import read_sql


def test_each_definition_of_the_statement_has_its_words():
    sql = read_sql("catalogue/robustness")
    numbered = re.findall(r"select (\d+)(?: as place)?, [01]", sql)
    assert [int(number) for number in numbered] == list(DEFINITIONS)


def test_no_two_definitions_are_called_the_same():
    assert len({one.name for one in DEFINITIONS.values()}) == len(DEFINITIONS)
