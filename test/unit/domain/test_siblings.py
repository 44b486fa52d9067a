"""Which other table of launches a header belongs to."""

from __future__ import annotations

import pytest

from factories import HEADER
from spacelaunch.domain import words
from spacelaunch.domain.siblings import SIBLINGS, find_sibling


@pytest.mark.parametrize("sibling", SIBLINGS)
def test_a_sibling_is_known_by_its_own_columns_however_they_are_written(sibling):
    names = [name.upper().replace(" ", "_") for name in sibling.columns]

    assert find_sibling(["Unnamed: 0", *names]) is sibling


def test_the_data_set_itself_is_no_sibling():
    assert find_sibling(HEADER) is None


@pytest.mark.parametrize("sibling", SIBLINGS)
def test_a_table_that_tells_the_sector_is_no_sibling(sibling):
    assert find_sibling([*sibling.columns, words.SECTOR]) is None


def test_one_column_may_tell_two_things():
    assert SIBLINGS[0].meaning("location") == (words.LOCATION, words.PAD_COUNTRY)
    assert SIBLINGS[0].meaning("Notes") == ()
